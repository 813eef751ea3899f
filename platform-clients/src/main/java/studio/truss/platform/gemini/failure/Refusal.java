package studio.truss.platform.gemini.failure;

import org.jspecify.annotations.Nullable;

/// An answer that is not what was asked for, as it came.
///
/// @param status of HTTP, or the one that an error within a stream names
/// @param type empty where it was not said
/// @param retryAfter the header
public record Refusal(int status, String type, @Nullable String retryAfter, byte[] body) {}
