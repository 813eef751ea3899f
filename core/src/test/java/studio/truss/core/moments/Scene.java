package studio.truss.core.moments;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.signal.Observations;
import studio.truss.core.moments.sound.SoundEvent;
import studio.truss.core.moments.sound.SoundTrack;
import studio.truss.core.shots.Cut;
import studio.truss.core.shots.MotionTrack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Writes down what would be observed of a made-up source: a quiet room in front of a calm camera,
/// in which things are planted. Seconds throughout.
public final class Scene {
    private final int seconds;
    private final float[] rmsDb;
    private final float[] onset;
    private final float[] speech;
    private final float[] laughter;
    private final float[] cheer;
    private final List<SoundEvent> events = new ArrayList<>();
    private final List<TimeRange> spoken = new ArrayList<>();
    private final List<Cut> cuts = new ArrayList<>();
    private final float[] motion;
    private final float[] brightness;
    private final float[] contrast;

    public Scene(int seconds) {
        this.seconds = seconds;
        int hops = seconds * 20;
        Random random = new Random(1);
        rmsDb = new float[hops];
        for (int i = 0; i < hops; i++) {
            rmsDb[i] = -35 + (float) random.nextGaussian();
        }
        onset = new float[hops];
        speech = new float[hops];
        laughter = new float[hops];
        cheer = new float[hops];
        motion = new float[seconds * 10];
        for (int i = 0; i < motion.length; i++) {
            motion[i] = 0.01f + 0.001f * (float) random.nextGaussian();
        }
        brightness = filled(0.4f);
        contrast = filled(0.2f);
    }

    public Scene cheer(int at, int length) {
        return reaction(cheer, SoundEvent.Kind.CHEER, at, length);
    }

    public Scene laugh(int at, int length) {
        return reaction(laughter, SoundEvent.Kind.LAUGHTER, at, length);
    }

    public Scene bang(int at) {
        rmsDb[at * 20] = -8;
        onset[at * 20] = 4.5f;
        events.add(
                new SoundEvent(
                        TimeRange.of(at * 1000L, at * 1000L + 300), SoundEvent.Kind.BURST, 0.9));
        return this;
    }

    public Scene act(int at, int length) {
        Arrays.fill(motion, at * 10, (at + length) * 10, 0.08f);
        return this;
    }

    /// Stretches are spoken in order of time and with half a second between them at least.
    public Scene speak(int from, int to) {
        Arrays.fill(speech, from * 20, to * 20, 0.9f);
        Arrays.fill(rmsDb, from * 20, to * 20, -30);
        spoken.add(TimeRange.of(from * 1000L, to * 1000L));
        return this;
    }

    public Scene cut(long ms) {
        cuts.add(new Cut((int) (ms / 40), ms, Cut.Kind.CUT, ms));
        return this;
    }

    public Scene black() {
        Arrays.fill(brightness, 0.06f);
        Arrays.fill(contrast, 0.001f);
        return still();
    }

    public Scene still() {
        Arrays.fill(motion, 0);
        return this;
    }

    public Scene silent() {
        Arrays.fill(rmsDb, -120);
        return this;
    }

    public Observations observations() {
        return new Observations(seconds * 1000L, sound(), cuts, picture(), null, null);
    }

    private SoundTrack sound() {
        List<TimeRange> pauses = new ArrayList<>();
        for (int i = 1; i < spoken.size(); i++) {
            pauses.add(TimeRange.of(spoken.get(i - 1).endMs(), spoken.get(i).startMs()));
        }
        return new SoundTrack(
                50,
                rmsDb,
                onset,
                speech,
                laughter,
                cheer,
                pauses,
                events,
                -20,
                -1,
                seconds * 1000L);
    }

    private MotionTrack picture() {
        return new MotionTrack(100, motion, brightness, contrast);
    }

    private Scene reaction(float[] curve, SoundEvent.Kind kind, int at, int length) {
        Arrays.fill(curve, at * 20, (at + length) * 20, 0.9f);
        for (int i = at * 20; i < (at + length) * 20; i++) {
            rmsDb[i] = Math.max(rmsDb[i], -22);
        }
        events.add(new SoundEvent(TimeRange.of(at * 1000L, (at + length) * 1000L), kind, 0.9));
        return this;
    }

    private float[] filled(float value) {
        float[] out = new float[seconds * 10];
        Arrays.fill(out, value);
        return out;
    }
}
