package studio.truss.core.engine.ffmpeg;

import org.jspecify.annotations.Nullable;

import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.Watched;
import studio.truss.core.media.SmallFrame;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.look.ChangeClock;
import studio.truss.core.reframe.look.MouthMeter;
import studio.truss.core.reframe.look.PictureMeter;
import studio.truss.core.reframe.look.SalienceMeter;
import studio.truss.core.reframe.look.StillMeter;
import studio.truss.core.reframe.vision.FaceDetector;
import studio.truss.core.shots.Cut;
import studio.truss.core.shots.MotionMeter;
import studio.truss.core.shots.ShotDetector;

import java.util.ArrayList;
import java.util.List;

/// All that looks at the small frames of one source, each as often as it needs. One thread.
final class Looking implements AutoCloseable {
    private static final double PICTURES_PER_SECOND = 3;

    private final ShotDetector shots = new ShotDetector();
    private final MotionMeter motion;
    private final PictureMeter pictures = new PictureMeter();
    private final StillMeter still = new StillMeter();
    private final MouthMeter mouths = new MouthMeter();
    private final SalienceMeter salience = new SalienceMeter();
    private final ChangeClock changes = new ChangeClock();
    private final @Nullable FaceDetector detector;
    private final List<FaceFrame> faces = new ArrayList<>();
    private final Cadence facesDue;
    private final Cadence picturesDue = new Cadence(PICTURES_PER_SECOND);
    private @Nullable FaceFrame latest;
    private int frames;

    Looking(EngineJobs.Watch request) {
        motion = MotionMeter.from(request.originMs());
        facesDue = new Cadence(request.facesPerSecond());
        detector = request.facesPerSecond() > 0 ? FaceDetector.open(request.faceModel()) : null;
    }

    int frames() {
        return frames;
    }

    void accept(SmallFrame frame) {
        frames++;
        shots.accept(frame);
        motion.accept(frame);
        changes.accept(frame);
        mouths.accept(frame);
        salience.accept(frame);
        if (detector != null && facesDue.at(frame.ms())) {
            look(frame, detector);
        }
        if (picturesDue.at(frame.ms())) {
            pictures.accept(frame, salience.at(frame));
            still.accept(frame, latest == null ? List.of() : latest.faces());
        }
    }

    private void look(SmallFrame frame, FaceDetector eyes) {
        FaceFrame seen = eyes.detect(frame);
        endLook(new FaceFrame(seen.ms(), changes.restart(seen.ms()), seen.faces()));
    }

    /// What moves in faces is known when they are looked at again.
    private void endLook(FaceFrame next) {
        List<FaceFrame.Face> stirred = mouths.watch(next);
        if (latest != null) {
            faces.add(new FaceFrame(latest.ms(), latest.changeMs(), stirred));
        }
        latest = next;
    }

    Watched finish(int damaged) {
        List<Cut> cuts = shots.finish();
        if (latest != null) {
            endLook(new FaceFrame(latest.ms() + 1, List.of()));
        }
        return new Watched(
                cuts,
                motion.finish(cuts),
                pictures.finish(),
                still.finish(),
                faces,
                frames,
                damaged,
                detector == null ? "none" : detector.name(),
                detector == null ? null : detector.weightsSha256());
    }

    @Override
    public void close() {
        if (detector != null) {
            detector.close();
        }
    }
}
