package studio.truss.app.studio.timeline.layout;

import studio.truss.app.studio.timeline.layout.Lane.Kind;
import studio.truss.app.studio.timeline.model.SignalLane;
import studio.truss.app.studio.timeline.model.TimelineModel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The rows of the timeline from top to bottom, without gaps. Where there is less room than they
/// like they shrink together, then picture, sound and chapters give way, in this order; where there
/// is more they grow.
public record LaneLayout(List<Lane> lanes) {
    /// The height of a row that is folded, and of signals beside one that is soloed.
    public static final double FOLDED = 16;

    private static final List<Kind> GIVE_WAY = List.of(Kind.PICTURE, Kind.SOUND, Kind.CHAPTERS);

    private record Row(Kind kind, String id, double least, double usual, double most) {}

    public LaneLayout {
        lanes = List.copyOf(lanes);
    }

    /// @param solo the signal that is shown large, empty for none
    /// @param folded ids of rows that show no more than their name
    public static LaneLayout of(
            TimelineModel model, String solo, Set<String> folded, double height) {
        List<Row> rows = rows(model, solo, folded);
        for (Kind kind : GIVE_WAY) {
            if (rows.stream().mapToDouble(Row::least).sum() > height) {
                rows.removeIf(row -> row.kind == kind);
            }
        }
        return new LaneLayout(placed(rows, height));
    }

    /// The height at which every row has what it likes.
    public static double usualHeight(TimelineModel model, String solo, Set<String> folded) {
        return rows(model, solo, folded).stream().mapToDouble(Row::usual).sum();
    }

    private static List<Row> rows(TimelineModel model, String solo, Set<String> folded) {
        List<Row> rows = new ArrayList<>();
        for (Kind kind : List.of(Kind.RULER, Kind.PICTURE, Kind.SOUND, Kind.SCORE)) {
            rows.add(row(kind, folded));
        }
        List<SignalLane> signals = model.lanes();
        boolean soloed = signals.stream().anyMatch(lane -> lane.id().equals(solo));
        for (SignalLane signal : signals) {
            if (!soloed) {
                rows.add(
                        new Row(
                                Kind.SIGNAL,
                                signal.id(),
                                Kind.SIGNAL.least,
                                Kind.SIGNAL.usual,
                                Kind.SIGNAL.most));
            } else if (signal.id().equals(solo)) {
                // it takes what the others leave, so that nothing below moves
                double all = Kind.SIGNAL.usual * signals.size();
                double large = Math.max(60, all - FOLDED * (signals.size() - 1));
                rows.add(new Row(Kind.SIGNAL, signal.id(), 40, large, 3 * large));
            } else {
                rows.add(new Row(Kind.SIGNAL, signal.id(), Kind.SIGNAL.least, FOLDED, FOLDED));
            }
        }
        if (!model.chapters().isEmpty()) {
            rows.add(row(Kind.CHAPTERS, folded));
        }
        return rows;
    }

    private static Row row(Kind kind, Set<String> folded) {
        String id = kind.name().toLowerCase(Locale.ROOT);
        return folded.contains(id)
                ? new Row(kind, id, FOLDED, FOLDED, FOLDED)
                : new Row(kind, id, kind.least, kind.usual, kind.most);
    }

    private static List<Lane> placed(List<Row> rows, double height) {
        double least = rows.stream().mapToDouble(Row::least).sum();
        double usual = rows.stream().mapToDouble(Row::usual).sum();
        double most = rows.stream().mapToDouble(Row::most).sum();
        double shrunk = height < usual ? part(height, least, usual) : 1;
        double grown = height > usual ? part(height, usual, most) : 0;
        List<Lane> lanes = new ArrayList<>();
        double exact = 0;
        double y = 0;
        for (Row row : rows) {
            exact += row.least + shrunk * (row.usual - row.least) + grown * (row.most - row.usual);
            double bottom = Math.floor(exact);
            lanes.add(new Lane(row.kind, row.id, y, bottom - y));
            y = bottom;
        }
        return lanes;
    }

    private static double part(double value, double from, double to) {
        return to > from ? Math.clamp((value - from) / (to - from), 0, 1) : 0;
    }

    public double height() {
        return lanes.getLast().bottom();
    }

    public Optional<Lane> at(double y) {
        return lanes.stream().filter(lane -> lane.contains(y)).findFirst();
    }

    public Optional<Lane> of(Kind kind) {
        return lanes.stream().filter(lane -> lane.kind() == kind).findFirst();
    }

    public List<Lane> signals() {
        return lanes.stream().filter(lane -> lane.kind() == Kind.SIGNAL).toList();
    }

    /// Where blocks begin: the upper edge of the score.
    public double blocksTop() {
        return of(Kind.SCORE).orElseThrow().y();
    }

    /// Where blocks end: below the last signal.
    public double blocksBottom() {
        return signals().isEmpty()
                ? of(Kind.SCORE).orElseThrow().bottom()
                : signals().getLast().bottom();
    }
}
