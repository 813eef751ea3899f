package studio.truss.core.transfer.remote;

import org.jspecify.annotations.Nullable;

/// An object as the bucket has it.
///
/// @param etag changes when the object does
/// @param sha256 what its sender said of the whole, in hex; null where nobody said it
public record StoredObject(long size, String etag, @Nullable String sha256) {}
