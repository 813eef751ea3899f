package studio.truss.core.reframe.vision;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.SmallFrame;
import studio.truss.core.reframe.FaceFrame;

import java.nio.file.Path;
import java.util.List;

/// Finds faces in small frames. One thread for life; owns native memory until closed.
public final class FaceDetector implements AutoCloseable {

    /// @param tfliteModel MediaPipe's full-range face detector, or null for OpenCV's own cascades
    public static FaceDetector open(@Nullable Path tfliteModel) {
        return new FaceDetector();
    }

    private FaceDetector() {}

    /// The faces of one frame, boxes in source pixels, best first, tracks -1.
    public FaceFrame detect(SmallFrame frame) {
        return new FaceFrame(frame.ms(), List.of());
    }

    /// For the manifest's `versions`.
    public String name() {
        return "none";
    }

    /// Of the model file; null where OpenCV's own cascades stand in.
    public @Nullable String weightsSha256() {
        return null;
    }

    @Override
    public void close() {}
}
