package studio.truss.core.moments.signal;

import java.util.List;

/// The signals with their weights, and why each weighs what it does. The weights sum to 1; those of
/// missing signals are shared out among the rest.
///
/// They are set by reasoning about what each signal can know, not yet by measurement.
public final class SignalWeights {

    public record Weighted(Signal signal, double weight, String why) {}

    private SignalWeights() {}

    public static List<Weighted> all() {
        return List.of(
                new Weighted(
                        new ChatSignal(),
                        0.30,
                        "Many people reacting at once is the nearest thing to being told."),
                new Weighted(
                        ReactionSignal.laughter(),
                        0.16,
                        "People in the room found it funny; told from speech by physics alone, so"
                                + " it is not always right."),
                new Weighted(
                        ReactionSignal.cheer(),
                        0.14,
                        "A crowd reacts to what it has just seen; rarely mistaken."),
                new Weighted(
                        new LoudnessSignal(),
                        0.12,
                        "Excited people and big events are loud, but so are jingles."),
                new Weighted(
                        new BurstSignal(),
                        0.09,
                        "Quiet, then a bang: a surprise. A dropped cup does it too."),
                new Weighted(
                        new MotionSignal(),
                        0.08,
                        "Action moves the picture; so does a wobbling camera."),
                new Weighted(
                        new SpeechSignal(),
                        0.06,
                        "A clip wants somebody to say something; that somebody talks does not make"
                                + " it special."),
                new Weighted(
                        new ShotSignal(),
                        0.03,
                        "An editor cuts faster where more happens; live streams have no cuts."),
                new Weighted(
                        new FaceSignal(),
                        0.02,
                        "A face holds the eye, but most sources show one all the time."));
    }
}
