package studio.truss.core.reframe.layout;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.reframe.Sighting;
import studio.truss.core.reframe.look.StillPart;
import studio.truss.core.reframe.subject.Person;
import studio.truss.core.reframe.subject.Subjects;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A corner camera that changes its corner within a shot: the stretches in which it stands still,
/// and their framings as one that cuts between them.
final class CamStays {
    /// A camera that stands somewhere for less than this has not moved there.
    private static final long SHORTEST_MS = 2_000;

    private CamStays() {}

    /// @return ranges that cover the shot; the shot alone where no camera moves
    static List<TimeRange> in(TimeRange shot, List<StillPart> parts, Subjects subjects) {
        List<Box> places = places(shot, parts);
        if (places.size() < 2) {
            return List.of(shot);
        }
        List<Sighting> seen =
                subjects.all().stream()
                        .map(Person::samples)
                        .flatMap(List::stream)
                        .sorted(Comparator.comparingLong(Sighting::ms))
                        .toList();
        List<TimeRange> stays = new ArrayList<>();
        long begin = shot.startMs();
        int at = -1;
        for (Sighting sighting : seen) {
            int now = place(sighting.box(), places);
            if (now >= 0 && at >= 0 && now != at) {
                stays.add(TimeRange.of(begin, sighting.fromMs()));
                begin = sighting.fromMs();
            }
            at = now >= 0 ? now : at;
        }
        stays.add(TimeRange.of(begin, shot.endMs()));
        boolean longEnough = stays.stream().allMatch(stay -> stay.lengthMs() >= SHORTEST_MS);
        return longEnough ? stays : List.of(shot);
    }

    private static List<Box> places(TimeRange shot, List<StillPart> parts) {
        List<Box> places = new ArrayList<>();
        for (StillPart part : parts) {
            StillPart.Inset inset = part.inset();
            if (inset != null
                    && part.range().overlaps(shot)
                    && places.stream().noneMatch(place -> place.iou(inset.box()) > 0)) {
                places.add(inset.box());
            }
        }
        return places;
    }

    private static int place(Box face, List<Box> places) {
        for (int i = 0; i < places.size(); i++) {
            if (CornerCam.contains(places.get(i), face)) {
                return i;
            }
        }
        return -1;
    }

    /// Whether all of them show a camera above its content.
    static boolean allShowIt(List<ShotFraming> stays) {
        return stays.stream().allMatch(stay -> stay.layout() instanceof Layout.Facecam);
    }

    /// Framings of one shot's stretches as one of the whole shot.
    static ShotFraming joined(TimeRange shot, List<ShotFraming> stays) {
        ShotFraming first = stays.getFirst();
        return new ShotFraming(
                shot,
                new Layout.Facecam(joined(stays, 0), joined(stays, 1)),
                first.reason() + ", and changes its place",
                first.alternatives());
    }

    private static Region joined(List<ShotFraming> stays, int which) {
        Stream<CropKey> keys =
                stays.stream()
                        .map(stay -> stay.layout().regions().get(which).keys().getFirst())
                        .map(key -> new CropKey(key.ms(), key.box(), key.ms() > first(stays)));
        return new Region(stays.getFirst().layout().regions().get(which).role(), keys.toList());
    }

    private static long first(List<ShotFraming> stays) {
        return stays.getFirst().range().startMs();
    }
}
