package studio.truss.core.engine.ffmpeg;

import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.Skimmed;
import studio.truss.core.media.Rational;
import studio.truss.core.media.SmallFrame;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.vision.FaceDetector;
import studio.truss.core.shots.CoarseShots;
import studio.truss.core.shots.MotionMeter;

import java.util.ArrayList;
import java.util.List;

/// All that looks at the few pictures of a skimmed source. One thread.
final class Glancing implements AutoCloseable {
    private static final double USUAL_FRAME_MS = 1000 / 30.0;

    private final CoarseShots shots = new CoarseShots();
    private final MotionMeter motion;
    private final FaceDetector detector;
    private final List<FaceFrame> faces = new ArrayList<>();
    private int pictures;

    Glancing(EngineJobs.Skim request) {
        Rational rate = request.stream().frameRate();
        motion = MotionMeter.ofPairs(rate.num() > 0 ? 1000 / rate.toDouble() : USUAL_FRAME_MS);
        detector = FaceDetector.open(request.faceModel());
    }

    int pictures() {
        return pictures;
    }

    /// The first picture of a pair.
    void first(SmallFrame frame) {
        pictures++;
        shots.accept(frame);
        motion.accept(frame);
        faces.add(detector.detect(frame));
    }

    /// The second, a few frames later. A cut between the two is no motion.
    void second(SmallFrame frame) {
        if (!shots.accept(frame)) {
            motion.accept(frame);
        }
    }

    Skimmed finish(boolean keys, int damaged) {
        return new Skimmed(
                shots.changes(),
                motion.finish(List.of()),
                faces,
                pictures,
                keys,
                damaged,
                detector.name(),
                detector.weightsSha256());
    }

    @Override
    public void close() {
        detector.close();
    }
}
