package studio.truss.core.moments.signal;

import java.util.List;

/// The signals with their weights, and why each weighs what it does. The weights sum to 1; those of
/// missing signals are shared out among the rest.
///
/// Those of what is measured were set by `truss eval ablation` and `truss eval chat`, and sum to 1
/// among themselves; docs/quality.md has the table. Cuts were a signal once and were taken out:
/// without them the ranking was better.
public final class SignalWeights {

    public record Weighted(Signal signal, double weight, String why) {}

    /// What is measured, and Gemini beside it.
    private static final double ALL = 1.34;

    private SignalWeights() {}

    public static List<Weighted> all() {
        return List.of(
                weighted(
                        new ChatSignal(),
                        0.34,
                        "Many people reacting at once is the nearest thing to being told: nothing"
                                + " costs more when it is left out."),
                weighted(
                        ReactionSignal.laughter(),
                        0.18,
                        "People in the room found it funny; heard in three of four cases, hardly"
                                + " ever where nobody laughs."),
                weighted(
                        ReactionSignal.cheer(),
                        0.18,
                        "A crowd reacts to what it has just seen; heard nearly always, mistaken for"
                                + " rain."),
                weighted(
                        new BurstSignal(),
                        0.08,
                        "Quiet, then a bang: a surprise. A dropped cup does it too."),
                weighted(
                        new LoudnessSignal(),
                        0.07,
                        "Excited people are loud, but so are jingles: with twice the weight the"
                                + " ranking was worse, without it a source that has nothing else"
                                + " would have no moments."),
                weighted(
                        new MotionSignal(),
                        0.07,
                        "Action moves the picture; so does a wobbling camera."),
                weighted(
                        new SpeechSignal(),
                        0.05,
                        "A clip wants somebody to say something; that somebody talks does not make"
                                + " it special."),
                weighted(
                        new FaceSignal(),
                        0.03,
                        "A face holds the eye, but most sources show one all the time."),
                weighted(
                        new GeminiSignal(),
                        0.34,
                        "Whoever saw all of the video and understood what is said is told as much"
                                + " as a chat tells; it may be wrong alone, so that it does not"
                                + " outweigh the rest."));
    }

    private static Weighted weighted(Signal signal, double share, String why) {
        return new Weighted(signal, share / ALL, why);
    }
}
