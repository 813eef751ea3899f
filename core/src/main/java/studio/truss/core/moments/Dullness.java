package studio.truss.core.moments;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.signal.Observations;
import studio.truss.core.moments.sound.SoundTrack;
import studio.truss.core.shots.MotionTrack;

import java.util.function.IntPredicate;

/// Knows stretches that nobody wants as a clip, whatever a signal says: black, frozen, silent and
/// still.
final class Dullness {
    /// Black in limited range is a luma of 16 of 255.
    private static final float BLACK = 0.09f;

    private static final float BLACK_CONTRAST = 0.03f;

    /// A still picture changes by less, encoding noise included.
    private static final float STILL = 0.0006f;

    private static final float SILENT_DB = -50;
    private static final double NEARLY_ALL = 0.9;
    private static final double TALK = 0.3;

    private final Observations seen;

    Dullness(Observations seen) {
        this.seen = seen;
    }

    /// Why a stretch is out of the question, null where it is not. A still picture that somebody
    /// talks over is a podcast.
    @Nullable String reason(TimeRange range) {
        if (black(range)) {
            return "black picture";
        }
        if (frozen(range)) {
            return silent(range) ? "silent and still" : talk(range) ? null : "frozen picture";
        }
        return seen.motion() == null && silent(range) ? "silent" : null;
    }

    /// As [#reason] for a whole source that is too short to choose from: talk does not excuse a
    /// still picture.
    @Nullable String reasonForWhole() {
        TimeRange whole = TimeRange.of(0, seen.durationMs());
        String reason = reason(whole);
        return reason == null && frozen(whole) ? "frozen picture" : reason;
    }

    private boolean black(TimeRange range) {
        MotionTrack track = seen.motionIn(range);
        return track != null
                && share(
                                range,
                                track.hopMs(),
                                track.hops(),
                                i ->
                                        track.brightness()[i] < BLACK
                                                && track.contrast()[i] < BLACK_CONTRAST)
                        > NEARLY_ALL;
    }

    private boolean frozen(TimeRange range) {
        MotionTrack track = seen.motionIn(range);
        boolean cut = seen.cutsIn(range).stream().anyMatch(c -> range.contains(c.ms()));
        return track != null
                && !cut
                && share(range, track.hopMs(), track.hops(), i -> track.motion()[i] < STILL)
                        > NEARLY_ALL;
    }

    private boolean silent(TimeRange range) {
        SoundTrack track = seen.sound();
        return track == null
                || share(range, track.hopMs(), track.hops(), i -> track.rmsDb()[i] < SILENT_DB)
                        > NEARLY_ALL;
    }

    private boolean talk(TimeRange range) {
        SoundTrack track = seen.sound();
        return track != null
                && share(range, track.hopMs(), track.hops(), i -> track.speech()[i] > 0.5f) > TALK;
    }

    private static double share(TimeRange range, int hopMs, int hops, IntPredicate holds) {
        int from = Math.clamp(range.startMs() / hopMs, 0, hops);
        int to = Math.clamp((range.endMs() + hopMs - 1) / hopMs, from, hops);
        int count = 0;
        for (int i = from; i < to; i++) {
            count += holds.test(i) ? 1 : 0;
        }
        return from == to ? 0 : (double) count / (to - from);
    }
}
