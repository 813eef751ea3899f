package studio.truss.app.measure;

import studio.truss.app.measure.SubjectTruth.Stay;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.LayoutChoice;
import studio.truss.core.reframe.Panels;
import studio.truss.core.reframe.Panels.Panel;
import studio.truss.core.reframe.PathMetrics;
import studio.truss.core.reframe.ShotFraming;

import java.util.ArrayList;
import java.util.List;

/// Figures of framing that are taken over many films.
final class FramingTally {
    private static final double VERTICAL = 9.0 / 16;

    private double reversals;
    private double travel;
    private long subjectMs;
    private long wholeMs;
    private int splitFaces;
    private int splitHeld;
    private final List<Double> heights = new ArrayList<>();

    void calm(FramedFilm film, List<ShotFraming> crop) {
        PathMetrics metrics = PathMetrics.of(crop, film.picture());
        reversals = Math.max(reversals, metrics.reversalsPerS());
        travel = Math.max(travel, metrics.travelPxPerS());
    }

    double reversals() {
        return reversals;
    }

    double travel() {
        return travel;
    }

    /// How a marked subject fares when the program chooses the layout.
    void subject(FramedFilm film, SubjectTruth marked) {
        List<ShotFraming> auto = film.framed(LayoutChoice.AUTO);
        for (Stay stay : marked.stays()) {
            for (ShotFraming framing : auto) {
                long ms = framing.range().overlapMs(stay.range());
                subjectMs += ms;
                boolean whole =
                        framing.layout() instanceof Layout.Blur
                                || framing.layout() instanceof Layout.Fit;
                wholeMs += whole ? ms : 0;
            }
            for (long ms = stay.range().startMs(); ms < stay.range().endMs(); ms += 100) {
                height(stay.face(), FramedFilm.framingAt(auto, ms), film, ms);
            }
        }
    }

    private void height(Box face, ShotFraming framing, FramedFilm film, long ms) {
        double best = 0;
        for (Panel panel : Panels.of(framing.layout(), film.picture(), VERTICAL)) {
            Box box = panel.region().at(ms);
            boolean in = face.centerX() > box.x() && face.centerX() < box.right();
            best = in ? Math.max(best, face.h() / box.h() * panel.height()) : best;
        }
        heights.add(best);
    }

    /// Whether each face of a split stays in its own half.
    void split(FramedFilm film) {
        for (ShotFraming framing : film.framed(LayoutChoice.AUTO)) {
            if (framing.layout() instanceof Layout.Split(var left, var right)) {
                for (FaceFrame frame : film.seen().faces()) {
                    if (framing.range().contains(frame.ms()) && frame.faces().size() == 2) {
                        splitFaces++;
                        Box a = frame.faces().get(0).box();
                        Box b = frame.faces().get(1).box();
                        Box first = a.x() < b.x() ? a : b;
                        Box second = a.x() < b.x() ? b : a;
                        boolean held =
                                holds(left.at(frame.ms()), first)
                                        && holds(right.at(frame.ms()), second)
                                        && !holds(left.at(frame.ms()), second)
                                        && !holds(right.at(frame.ms()), first);
                        splitHeld += held ? 1 : 0;
                    }
                }
            }
        }
    }

    private static boolean holds(Box region, Box face) {
        return face.x() >= region.x()
                && face.right() <= region.right()
                && face.centerY() >= region.y()
                && face.centerY() <= region.bottom();
    }

    List<Row> rows() {
        double[] sorted = heights.stream().mapToDouble(d -> d).sorted().toArray();
        return List.of(
                Row.atLeast(
                        "framing: splits, each face whole in its own half",
                        splitFaces == 0 ? 0 : 100.0 * splitHeld / splitFaces,
                        "%",
                        98),
                Row.atMost(
                        "framing: auto, blur or fit while a subject is marked",
                        subjectMs == 0 ? 0 : 100.0 * wholeMs / subjectMs,
                        "%",
                        5),
                Row.fact(
                        "framing: auto, the subject's height over the output's, median",
                        sorted.length == 0 ? 0 : 100 * sorted[sorted.length / 2],
                        "%"));
    }
}
