package studio.truss.app.studio.timeline.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Room for the words in the heads of blocks that may lie over each other, so that none are written
/// over another's. Pure.
public final class LabelRoom {
    private static final double INSET_PX = 6;
    private static final double APART_PX = 6;

    private LabelRoom() {}

    /// A block that wants words in its head.
    ///
    /// @param wantedPx how wide they are
    public record Wish(double leftPx, double rightPx, double wantedPx) {}

    /// @param xPx where the words begin
    /// @param widthPx 0 where there is no room
    public record Place(double xPx, double widthPx) {}

    /// @param wishes the most important first: what a later one would write over them is left out
    /// @param leastPx less room than that is none, unless no more is wanted
    /// @param widthPx of the row
    public static List<Place> of(List<Wish> wishes, double leastPx, double widthPx) {
        TreeMap<Double, Double> taken = new TreeMap<>();
        List<Place> places = new ArrayList<>();
        for (Wish wish : wishes) {
            double x = Math.max(0, wish.leftPx()) + INSET_PX;
            double end = Math.min(wish.rightPx(), widthPx) - INSET_PX / 2;
            Map.Entry<Double, Double> before = taken.floorEntry(x);
            Double next = taken.higherKey(x);
            if (next != null) {
                end = Math.min(end, next - APART_PX);
            }
            double room = Math.min(end - x, wish.wantedPx());
            boolean free = before == null || before.getValue() + APART_PX <= x;
            if (free && room >= Math.min(leastPx, wish.wantedPx())) {
                taken.put(x, x + room);
                places.add(new Place(x, room));
            } else {
                places.add(new Place(x, 0));
            }
        }
        return places;
    }
}
