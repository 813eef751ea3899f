package studio.truss.core.media;

/// One stream of a container.
public sealed interface MediaStream permits VideoStream, AudioStream, OtherStream {
    /// Index in the container.
    int index();

    /// FFmpeg's name of the codec, `unknown` where there is none.
    String codec();
}
