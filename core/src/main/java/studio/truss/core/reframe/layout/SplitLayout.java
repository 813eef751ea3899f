package studio.truss.core.reframe.layout;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.camera.Camera;
import studio.truss.core.reframe.subject.Person;

import java.util.List;

/// Two people, one over the other: each in a region of their own that holds their face all the time
/// and not the other's.
final class SplitLayout {
    private static final double APART_MIN = 0.2;

    /// Of the picture's width: smaller faces are not worth half a frame.
    private static final double FACE_MIN = 0.045;

    private static final long SHORTEST_MS = 2_500;
    private static final double PRESENT = 0.5;

    /// Where the middle of a face stands in its panel, from the top, and how tall it is.
    private static final double FACE_LINE = 0.42;

    private static final double FACE_HEIGHT = 0.34;

    /// A region is no smaller than this share of the room's height, or it would look soft.
    private static final double REGION_MIN = 0.38;

    private final TimeRange range;
    private final Stage stage;

    SplitLayout(TimeRange range, Stage stage) {
        this.range = range;
        this.stage = stage;
    }

    /// @param people most prominent first
    Attempt attempt(List<Person> people) {
        if (people.size() < 2) {
            return Attempt.failed(
                    people.isEmpty() ? "there is nobody to split" : "there is only one face");
        }
        Person a = people.get(0);
        Person b = people.get(1);
        boolean inOrder = a.usual().centerX() <= b.usual().centerX();
        Person left = inOrder ? a : b;
        Person right = inOrder ? b : a;
        double apart = right.usual().centerX() - left.usual().centerX();
        if (apart < APART_MIN * stage.picture().width()) {
            return Attempt.failed("the two stand too close to each other");
        }
        if (Math.min(left.usual().w(), right.usual().w()) < FACE_MIN * stage.picture().width()) {
            return Attempt.failed("the faces are too small for half a frame each");
        }
        if (range.lengthMs() < SHORTEST_MS) {
            return Attempt.failed("the shot is too short");
        }
        if (shared(left, right) < PRESENT) {
            return Attempt.failed("the two are not there at the same time");
        }
        double between = (left.usual().right() + right.usual().x()) / 2;
        Box first = stage.room();
        Box leftRoom = new Box(first.x(), first.y(), between - first.x(), first.h());
        Box rightRoom = new Box(between, first.y(), first.right() - between, first.h());
        Region top = region(Region.Role.LEFT, left, leftRoom);
        Region bottom = region(Region.Role.RIGHT, right, rightRoom);
        if (!holds(top, left) || !holds(bottom, right)) {
            return Attempt.failed("a face would leave its half");
        }
        return new Attempt(
                new Layout.Split(top, bottom), "two faces side by side are wider than the crop");
    }

    /// The share of the shorter presence in which both are seen.
    private static double shared(Person a, Person b) {
        long both =
                a.samples().stream()
                        .filter(s -> b.samples().stream().anyMatch(o -> o.ms() == s.ms()))
                        .count();
        return (double) both / Math.min(a.samples().size(), b.samples().size());
    }

    private Region region(Region.Role role, Person person, Box room) {
        Box largest = Stage.largest(stage.picture(), room, 2 * stage.outputAspect());
        double aspect = largest.w() / largest.h();
        double wanted = Math.max(person.usual().h() / FACE_HEIGHT, REGION_MIN * stage.room().h());
        double height = Math.min(largest.h(), wanted);
        Box size = new Box(0, 0, height * aspect, height);
        Camera camera = new Camera(room, size, FACE_LINE, stage.motion());
        List<CropKey> keys = camera.follow(range, person.samples());
        return new Region(role, keys);
    }

    private static boolean holds(Region region, Person person) {
        long inside =
                person.samples().stream()
                        .filter(s -> {
                            Box box = region.at(s.ms());
                            Box face = s.box();
                            return face.centerX() - face.w() / 3 >= box.x()
                                    && face.centerX() + face.w() / 3 <= box.right()
                                    && face.centerY() >= box.y()
                                    && face.centerY() <= box.bottom();
                        })
                        .count();
        return inside >= 0.95 * person.samples().size();
    }
}
