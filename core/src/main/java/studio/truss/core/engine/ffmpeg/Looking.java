package studio.truss.core.engine.ffmpeg;

import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.Watched;
import studio.truss.core.media.SmallFrame;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.PictureMeter;
import studio.truss.core.reframe.vision.FaceDetector;
import studio.truss.core.shots.Cut;
import studio.truss.core.shots.MotionMeter;
import studio.truss.core.shots.ShotDetector;

import java.util.ArrayList;
import java.util.List;

/// All that looks at the small frames of one source, each as often as it needs. One thread.
final class Looking implements AutoCloseable {
    private final ShotDetector shots = new ShotDetector();
    private final MotionMeter motion = new MotionMeter();
    private final PictureMeter pictures = new PictureMeter();
    private final FaceDetector detector;
    private final List<FaceFrame> faces = new ArrayList<>();
    private final double facesPerSecond;
    private long looks;
    private int frames;

    Looking(EngineJobs.Watch request) {
        facesPerSecond = request.facesPerSecond();
        detector = FaceDetector.open(request.faceModel());
    }

    int frames() {
        return frames;
    }

    void accept(SmallFrame frame) {
        frames++;
        shots.accept(frame);
        motion.accept(frame);
        // The n-th look is at the first frame of the n-th part of a second, whatever the rate.
        long look = (long) (frame.ms() * facesPerSecond / 1000) + 1;
        if (facesPerSecond > 0 && look > looks) {
            looks = look;
            pictures.accept(frame);
            faces.add(detector.detect(frame));
        }
    }

    Watched finish(int damaged) {
        List<Cut> cuts = shots.finish();
        return new Watched(
                cuts,
                motion.finish(cuts),
                pictures.finish(),
                faces,
                frames,
                damaged,
                detector.name(),
                detector.weightsSha256());
    }

    @Override
    public void close() {
        detector.close();
    }
}
