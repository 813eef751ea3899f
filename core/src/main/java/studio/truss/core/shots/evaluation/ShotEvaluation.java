package studio.truss.core.shots.evaluation;

import studio.truss.core.media.SmallFrame;
import studio.truss.core.shots.Cut;
import studio.truss.core.shots.ShotDetector;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Compares what the detector finds in a generated film with what was put into it, one to one.
///
/// A cut is found within one frame. A dissolve or fade is found where the reported first frame lies
/// inside it, give or take a frame.
public final class ShotEvaluation {
    private static final int TOLERANCE = 1;

    /// @param found by kind of the true transition
    /// @param planted by kind
    /// @param invented reported where there is none
    /// @param begins gradual ones whose first frame is within one frame as well
    public record Score(
            Map<Cut.Kind, Integer> found,
            Map<Cut.Kind, Integer> planted,
            int invented,
            int begins,
            List<String> errors) {

        public int transitions() {
            return planted.values().stream().mapToInt(n -> n).sum();
        }

        public int hits() {
            return found.values().stream().mapToInt(n -> n).sum();
        }

        /// The harmonic mean of precision and recall.
        public double f1() {
            return 2.0 * hits() / (2.0 * hits() + invented + transitions() - hits());
        }
    }

    public Score evaluate(List<Reel> reels, long seed, int transitions) {
        EditList film = new EditList(reels, seed);
        ShotDetector detector = new ShotDetector();
        int[] frame = new int[1];
        film.play(
                transitions,
                picture ->
                        detector.accept(
                                new SmallFrame(
                                        frame[0],
                                        frame[0]++ * 1000L / EditList.FRAMES_PER_SECOND,
                                        Reel.WIDTH,
                                        Reel.HEIGHT,
                                        1,
                                        picture)));
        return compare(film.transitions(), detector.finish());
    }

    private static Score compare(List<EditList.Transition> truth, List<Cut> cuts) {
        Map<Cut.Kind, Integer> found = new EnumMap<>(Cut.Kind.class);
        Map<Cut.Kind, Integer> planted = new EnumMap<>(Cut.Kind.class);
        List<String> errors = new ArrayList<>();
        boolean[] taken = new boolean[cuts.size()];
        int begins = 0;
        for (EditList.Transition transition : truth) {
            planted.merge(transition.kind(), 1, Integer::sum);
            int hit = nearest(transition, cuts, taken);
            if (hit < 0) {
                errors.add("missed " + transition);
                continue;
            }
            taken[hit] = true;
            found.merge(transition.kind(), 1, Integer::sum);
            if (Math.abs(cuts.get(hit).frame() - transition.frame()) <= TOLERANCE) {
                begins += transition.kind() == Cut.Kind.CUT ? 0 : 1;
            }
        }
        int invented = 0;
        for (int c = 0; c < taken.length; c++) {
            if (!taken[c]) {
                invented++;
                errors.add("invented " + cuts.get(c));
            }
        }
        return new Score(found, planted, invented, begins, errors);
    }

    private static int nearest(EditList.Transition transition, List<Cut> cuts, boolean[] taken) {
        int best = -1;
        for (int c = 0; c < taken.length; c++) {
            int frame = cuts.get(c).frame();
            boolean inside =
                    frame >= transition.begin() - TOLERANCE
                            && frame <= transition.end() + TOLERANCE;
            boolean nearer =
                    best < 0
                            || Math.abs(frame - transition.frame())
                                    < Math.abs(cuts.get(best).frame() - transition.frame());
            if (!taken[c] && inside && nearer) {
                best = c;
            }
        }
        return best;
    }
}
