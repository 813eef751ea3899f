package studio.truss.core.media;

/// A stream that is neither picture nor sound.
///
/// @param kind `subtitle`, `data`, `attachment` or `unknown`
public record OtherStream(int index, String codec, String kind) implements MediaStream {}
