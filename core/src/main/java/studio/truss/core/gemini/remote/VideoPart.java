package studio.truss.core.gemini.remote;

/// The stretch of an uploaded video that a question is about.
///
/// @param uri as the service names the file
/// @param fromS whole seconds of the file, the end exclusive
public record VideoPart(String uri, String mimeType, long fromS, long toS) {}
