package studio.truss.core.reframe.subject;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.FaceFrame.Face;
import studio.truss.core.reframe.FaceFrame.Stir;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.Sighting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The faces of one shot as people: who they are, how prominent, and where they are over time.
public final class Subjects {
    /// Someone is named beside the most prominent person from this share of their prominence on.
    private static final double PEER = 0.5;

    /// Two people belong together when both are there for this share of the shorter's presence.
    private static final double TOGETHER = 0.5;

    private static final long SHORTEST_STAY_MS = 450;

    private final List<Person> people;

    private Subjects(List<Person> people) {
        this.people = people;
    }

    public static Subjects in(TimeRange range, List<FaceFrame> faces, PictureShape picture) {
        Map<Integer, List<Sighting>> byTrack = new TreeMap<>();
        Map<Integer, Double> weights = new TreeMap<>();
        Map<Integer, List<Stir>> stirs = new TreeMap<>();
        int frames = 0;
        for (int i = firstAt(faces, range.startMs()); i < faces.size(); i++) {
            FaceFrame frame = faces.get(i);
            if (frame.ms() >= range.endMs()) {
                break;
            }
            frames++;
            for (Face face : frame.faces()) {
                long from = Math.max(range.startMs(), Math.min(frame.changeMs(), frame.ms()));
                byTrack.computeIfAbsent(face.track(), k -> new ArrayList<>())
                        .add(new Sighting(frame.ms(), from, face.box(), face.features().gaze()));
                stirs.computeIfAbsent(face.track(), k -> new ArrayList<>()).add(face.stir());
                weights.merge(face.track(), weight(face, picture), Double::sum);
            }
        }
        List<Person> people = new ArrayList<>();
        for (Map.Entry<Integer, List<Sighting>> entry : byTrack.entrySet()) {
            double weight = weights.getOrDefault(entry.getKey(), 0.0);
            people.add(
                    new Person(
                            entry.getKey(),
                            weight / frames,
                            entry.getValue(),
                            stirs.getOrDefault(entry.getKey(), List.of())));
        }
        people.sort(Comparator.comparingDouble(Person::prominence).reversed());
        return new Subjects(people);
    }

    private static int firstAt(List<FaceFrame> faces, long ms) {
        int low = 0;
        int high = faces.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (faces.get(middle).ms() < ms) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double weight(Face face, PictureShape picture) {
        double size = Math.sqrt(face.box().area() / ((double) picture.width() * picture.height()));
        double aside = Math.abs(face.box().centerX() / picture.width() - 0.5) * 2;
        return face.score() * size * (1 - 0.4 * Math.min(1, aside));
    }

    public List<Person> all() {
        return people;
    }

    /// The same without some of them.
    public Subjects without(Predicate<Person> unwanted) {
        return new Subjects(people.stream().filter(unwanted.negate()).toList());
    }

    public boolean none() {
        return people.isEmpty();
    }

    /// The most prominent person.
    Person first() {
        return people.getFirst();
    }

    /// The most prominent person and those nearly as prominent who are there at the same time.
    public List<Person> group() {
        List<Person> group = new ArrayList<>();
        for (Person person : people) {
            if (group.isEmpty()
                    || (person.prominence() >= PEER * first().prominence()
                            && together(person, first()))) {
                group.add(person);
            }
        }
        return group;
    }

    private static boolean together(Person a, Person b) {
        long overlap = Math.min(a.lastMs(), b.lastMs()) - Math.max(a.firstMs(), b.firstMs());
        long shorter = Math.min(a.lastMs() - a.firstMs(), b.lastMs() - b.firstMs());
        return overlap >= TOGETHER * Math.max(1, shorter);
    }

    /// The box around all of `group` at each time at which one of them was seen; who is missing
    /// counts where they were last seen.
    public static List<Sighting> around(List<Person> group) {
        TreeMap<Long, Box> boxes = new TreeMap<>();
        for (Person person : group) {
            for (Sighting sample : person.samples()) {
                boxes.putIfAbsent(sample.ms(), sample.box());
            }
        }
        int[] next = new int[group.size()];
        List<Sighting> around = new ArrayList<>();
        for (long ms : boxes.keySet()) {
            double left = Double.MAX_VALUE;
            double top = Double.MAX_VALUE;
            double right = -Double.MAX_VALUE;
            double bottom = -Double.MAX_VALUE;
            for (int p = 0; p < next.length; p++) {
                List<Sighting> samples = group.get(p).samples();
                while (next[p] + 1 < samples.size() && samples.get(next[p] + 1).ms() <= ms) {
                    next[p]++;
                }
                Box box = samples.get(next[p]).box();
                left = Math.min(left, box.x());
                top = Math.min(top, box.y());
                right = Math.max(right, box.right());
                bottom = Math.max(bottom, box.bottom());
            }
            around.add(new Sighting(ms, new Box(left, top, right - left, bottom - top)));
        }
        return around;
    }

    /// One person at a time: the most prominent while they are there, the next in the time that is
    /// left, if they stay long enough.
    public List<Sighting> oneAtATime() {
        List<TimeRange> taken = new ArrayList<>();
        List<Sighting> samples = new ArrayList<>();
        for (Person person : people) {
            TimeRange stay = TimeRange.of(person.firstMs(), person.lastMs() + 1);
            List<Sighting> free = new ArrayList<>();
            for (Sighting sample : person.samples()) {
                if (taken.stream().noneMatch(range -> range.contains(sample.ms()))) {
                    free.add(sample);
                }
            }
            boolean longEnough =
                    !free.isEmpty()
                            && free.getLast().ms() - free.getFirst().ms() >= SHORTEST_STAY_MS
                            && free.size() > 1;
            if (taken.isEmpty() || longEnough) {
                samples.addAll(free);
                taken.add(stay);
            }
        }
        samples.sort(Comparator.comparingLong(Sighting::ms));
        return samples;
    }
}
