package studio.truss.core.reframe.layout;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.Sighting;
import studio.truss.core.reframe.Voice;
import studio.truss.core.reframe.subject.Person;
import studio.truss.core.reframe.subject.Speakers;
import studio.truss.core.reframe.subject.Subjects;
import studio.truss.core.reframe.subject.Turn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One region that follows the subject: who speaks where several do, the group where it fits, else
/// where the motion is, else the middle.
final class CropLayout {
    /// A group is followed when it fills at most this share of the crop's width.
    private static final double GROUP_WIDTH = 0.92;

    /// Who is seen for less of the shot than this is not what it is about, if something else moves
    /// through it: somebody turned away, or no face at all.
    private static final double FLEETING = 1.0 / 3;

    /// A face is taken to be there for so long after a look at most.
    private static final long LOOK_MOST_MS = 1_000;

    private final TimeRange range;
    private final Stage stage;
    private final Subjects subjects;
    private final List<Person> group;

    CropLayout(TimeRange range, Stage stage, Subjects subjects) {
        this.range = range;
        this.stage = stage;
        this.subjects = subjects;
        this.group = subjects.none() ? List.of() : subjects.group();
    }

    List<Person> group() {
        return group;
    }

    /// Whether all who matter fit into one crop.
    boolean together() {
        return group.size() < 2
                || usualWidth(Subjects.around(group)) <= GROUP_WIDTH * stage.crop().w();
    }

    /// @param who in words
    private record Target(List<Sighting> sightings, String who) {}

    Attempt attempt(Seen seen) {
        Composition composition = Composition.of(range, seen.look(), stage);
        if (subjects.none()) {
            return withoutFace(composition, seen.faces());
        }
        Target target = target(seen.voice());
        if (composition.kind() != Composition.Kind.FOLLOWS) {
            return follow(target.sightings(), target.who());
        }
        if (seenMs(target.sightings()) < FLEETING * range.lengthMs()) {
            return follow(
                    dated(composition.places(), seen.faces()),
                    "a face is seen in passing only: where most of what moves is");
        }
        List<Sighting> all = target.sightings();
        if (group.size() == 1) {
            List<Sighting> moves = dated(composition.places(), seen.faces());
            all = new Unseen(range, moves, stage.camera()).filled(all);
        }
        boolean seenAll = all.size() == target.sightings().size();
        return follow(all, target.who() + (seenAll ? "" : ", and what moves while it is unseen"));
    }

    /// What is found at its place may be there from the frame of the largest change on: a jump is
    /// cut there and not at the next look.
    private List<Sighting> dated(List<Sighting> places, List<FaceFrame> looks) {
        Map<Long, Long> changes = new HashMap<>();
        for (FaceFrame look : looks) {
            if (range.contains(look.ms())) {
                changes.put(look.ms(), Math.clamp(look.changeMs(), range.startMs(), look.ms()));
            }
        }
        return places.stream().map(s -> s.from(changes.getOrDefault(s.ms(), s.ms()))).toList();
    }

    private static long seenMs(List<Sighting> sightings) {
        long seen = 0;
        for (int i = 1; i < sightings.size(); i++) {
            seen += Math.min(LOOK_MOST_MS, sightings.get(i).ms() - sightings.get(i - 1).ms());
        }
        return seen;
    }

    /// Where who is to be followed was seen; nothing where there is no face.
    List<Sighting> followed(Voice voice) {
        return subjects.none() ? List.of() : target(voice).sightings();
    }

    private Target target(Voice voice) {
        if (group.size() > 1 && together()) {
            return new Target(Subjects.around(group), "keeps " + group.size() + " faces together");
        }
        if (group.size() > 1) {
            Speakers speakers = new Speakers(group, range, voice);
            List<Turn> turns = speakers.turns();
            List<Sighting> sightings = Speakers.sightings(turns);
            if (!sightings.isEmpty()) {
                return new Target(
                        sightings,
                        "follows who speaks of %d faces (%d %s)"
                                .formatted(
                                        group.size(),
                                        turns.size(),
                                        turns.size() == 1 ? "turn" : "turns"));
            }
        }
        return new Target(subjects.oneAtATime(), "keeps the face");
    }

    private Attempt follow(List<Sighting> sightings, String who) {
        List<CropKey> keys = stage.camera().follow(range, sightings);
        long cuts = keys.stream().filter(CropKey::cut).count();
        String how =
                keys.size() == 1 + cuts
                        ? cuts == 0 ? ", camera still" : ", camera cuts"
                        : ", camera follows";
        return new Attempt(new Layout.Crop(new Region(Region.Role.MAIN, keys)), who + how);
    }

    private Attempt withoutFace(Composition composition, List<FaceFrame> looks) {
        return switch (composition.kind()) {
            case FOLLOWS ->
                    follow(
                            dated(composition.places(), looks),
                            "no face: where most of what moves is");
            case ASIDE ->
                    new Attempt(
                            new Layout.Crop(
                                    Region.still(
                                            Region.Role.MAIN,
                                            range.startMs(),
                                            at(composition.places().getFirst().box().centerX()))),
                            "no face: where most of what moves or stands out is, camera still");
            case MIDDLE ->
                    new Attempt(
                            new Layout.Crop(
                                    Region.still(
                                            Region.Role.MAIN,
                                            range.startMs(),
                                            at(stage.room().centerX()))),
                            "no face, and nothing aside that is worth more than the middle of the"
                                    + " picture");
        };
    }

    private Box at(double centerX) {
        return stage.camera().around(centerX, stage.room().centerY() - stage.crop().h() / 2);
    }

    private static double usualWidth(List<Sighting> samples) {
        return samples.stream()
                .mapToDouble(sample -> sample.box().w())
                .sorted()
                .skip((long) (0.75 * (samples.size() - 1)))
                .findFirst()
                .orElse(0);
    }
}
