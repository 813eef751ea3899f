package studio.truss.core.moments.signal;

import java.util.List;

/// The signals with their weights, and why each weighs what it does. The weights sum to 1; those of
/// missing signals are shared out among the rest.
///
/// They were set by `truss eval ablation` and `truss eval chat`; docs/quality.md has the table.
/// Cuts were a signal once and were taken out: without them the ranking was better.
public final class SignalWeights {

    public record Weighted(Signal signal, double weight, String why) {}

    private SignalWeights() {}

    public static List<Weighted> all() {
        return List.of(
                new Weighted(
                        new ChatSignal(),
                        0.34,
                        "Many people reacting at once is the nearest thing to being told: nothing"
                                + " costs more when it is left out."),
                new Weighted(
                        ReactionSignal.laughter(),
                        0.18,
                        "People in the room found it funny; heard in three of four cases, hardly"
                                + " ever where nobody laughs."),
                new Weighted(
                        ReactionSignal.cheer(),
                        0.18,
                        "A crowd reacts to what it has just seen; heard nearly always, mistaken for"
                                + " rain."),
                new Weighted(
                        new BurstSignal(),
                        0.08,
                        "Quiet, then a bang: a surprise. A dropped cup does it too."),
                new Weighted(
                        new LoudnessSignal(),
                        0.07,
                        "Excited people are loud, but so are jingles: with twice the weight the"
                                + " ranking was worse, without it a source that has nothing else"
                                + " would have no moments."),
                new Weighted(
                        new MotionSignal(),
                        0.07,
                        "Action moves the picture; so does a wobbling camera."),
                new Weighted(
                        new SpeechSignal(),
                        0.05,
                        "A clip wants somebody to say something; that somebody talks does not make"
                                + " it special."),
                new Weighted(
                        new FaceSignal(),
                        0.03,
                        "A face holds the eye, but most sources show one all the time."));
    }
}
