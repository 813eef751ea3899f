package studio.truss.core.reframe.layout;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.KnownCam;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.look.StillPart;
import studio.truss.core.reframe.look.StillPart.Inset;
import studio.truss.core.reframe.subject.Person;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The camera in the corner of a stream: a small rectangle beside the middle that keeps its place,
/// with a face in it that does too, while nobody of that size is seen elsewhere.
///
/// @param box its rectangle
/// @param face where the face in it usually is
/// @param drawn by the creator's hand, which leaves no soft edge around it
record CornerCam(Box box, Box face, boolean drawn) {
    /// Measured on streams and talks: insets stand .37 to .43 off the centre, talking heads up to
    /// .12.
    private static final double OFF_CENTRE = 0.18;

    private static final double FROM_SIDE = 0.14;
    private static final double AREA_MOST = 0.2;
    private static final double FACE_MOST = 0.35;

    /// Of the rectangle's height.
    private static final double FACE_MIN = 0.15;

    /// The face's way over the shot, in widths of the face.
    private static final double SPREAD_MOST = 0.9;

    private static final double RIVAL = 0.6;
    private static final double RIVAL_PRESENT = 0.3;
    private static final double SAME = 0.7;

    /// So many widths of a scaled picture's soft edge make the picture's width.
    private static final double EDGES = 400;

    /// @param people of the shot
    /// @param known where such a camera stands in the channel's videos. One that the creator drew
    ///   is taken as drawn, unless another stands elsewhere here
    /// @param asked whether the creator asks for a camera in this shot: the drawn one is there
    ///   then, whoever is seen in it
    static @Nullable CornerCam in(
            TimeRange shot,
            List<StillPart> parts,
            List<Person> people,
            PictureShape picture,
            @Nullable KnownCam known,
            boolean asked) {
        Box found = usualBox(shot, parts);
        if (found != null && !looksLikeOne(found, picture)) {
            found = null;
        }
        if (known != null && known.byHand()) {
            Box hand = known.box();
            if (asked) {
                Person speaker = inside(hand, people);
                return new CornerCam(hand, speaker == null ? hand : speaker.usual(), true);
            }
            if (found == null || found.iou(hand) > 0) {
                return of(hand, people, picture, true);
            }
        }
        if (found == null && known != null && looksLikeOne(known.box(), picture)) {
            found = known.box();
        }
        return found == null ? null : of(found, people, picture, false);
    }

    private static @Nullable CornerCam of(
            Box box, List<Person> people, PictureShape picture, boolean drawn) {
        Person speaker = inside(box, people);
        if (speaker == null
                || speaker.spread() > SPREAD_MOST
                || speaker.usual().h() > FACE_MOST * picture.height()
                || speaker.usual().h() < FACE_MIN * box.h()
                || speaker.isPicture()
                || rival(speaker, box, people)) {
            return null;
        }
        return new CornerCam(box, speaker.usual(), drawn);
    }

    private static boolean looksLikeOne(Box box, PictureShape picture) {
        double aside = Math.abs(box.centerX() / picture.width() - 0.5);
        double fromSide = Math.min(box.x(), picture.width() - box.right()) / picture.width();
        return aside >= OFF_CENTRE
                && fromSide <= FROM_SIDE
                && box.area() <= AREA_MOST * picture.width() * picture.height();
    }

    /// The rectangle that most of the source's stretches agree on, those of the shot counting
    /// first; its sides are the medians of theirs.
    private static @Nullable Box usualBox(TimeRange shot, List<StillPart> parts) {
        List<Inset> all = new ArrayList<>();
        Inset first = null;
        double most = 0;
        for (StillPart part : parts) {
            Inset inset = part.inset();
            if (inset == null) {
                continue;
            }
            all.add(inset);
            double share = (double) part.range().overlapMs(shot) / part.range().lengthMs();
            double weight = inset.certainty() * part.samples() * share;
            if (weight > most) {
                most = weight;
                first = inset;
            }
        }
        if (first == null) {
            return null;
        }
        List<Box> same = new ArrayList<>();
        for (Inset inset : all) {
            if (inset.box().iou(first.box()) >= SAME) {
                same.add(inset.box());
            }
        }
        double left = median(same, Box::x);
        double top = median(same, Box::y);
        return new Box(left, top, median(same, Box::right) - left, median(same, Box::bottom) - top);
    }

    private static double median(List<Box> boxes, ToDoubleFunction<Box> of) {
        double[] values = boxes.stream().mapToDouble(of).toArray();
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static @Nullable Person inside(Box box, List<Person> people) {
        Person best = null;
        for (Person person : people) {
            if (contains(box, person.usual())
                    && (best == null || person.samples().size() > best.samples().size())) {
                best = person;
            }
        }
        return best;
    }

    static boolean contains(Box box, Box face) {
        return face.centerX() > box.x()
                && face.centerX() < box.right()
                && face.centerY() > box.y()
                && face.centerY() < box.bottom();
    }

    /// Somebody of that size elsewhere, for long: a talk of several, not a camera over a game.
    private static boolean rival(Person speaker, Box box, List<Person> people) {
        int seen = 0;
        for (Person person : people) {
            if (!contains(box, person.usual())
                    && person.usual().h() >= RIVAL * speaker.usual().h()) {
                seen += person.samples().size();
            }
        }
        return seen >= RIVAL_PRESENT * speaker.samples().size();
    }

    /// The rectangle with its soft edge.
    Box soft(PictureShape picture) {
        if (drawn) {
            return box;
        }
        double edge = picture.width() / EDGES;
        return new Box(box.x() - edge, box.y() - edge, box.w() + 2 * edge, box.h() + 2 * edge);
    }

    /// The part worth showing: the soft edge of a scaled picture left out.
    Box clean(PictureShape picture) {
        if (drawn) {
            return box;
        }
        double edge = picture.width() / EDGES;
        double w = Math.max(2, box.w() - 2 * edge);
        double h = Math.max(2, box.h() - 2 * edge);
        double x = box.x() <= edge ? box.x() : box.x() + edge;
        double y = box.y() <= edge ? box.y() : box.y() + edge;
        return new Box(x, y, Math.min(w, picture.width() - x), Math.min(h, picture.height() - y));
    }
}
