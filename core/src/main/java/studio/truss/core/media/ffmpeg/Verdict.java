package studio.truss.core.media.ffmpeg;

import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.MediaProblem;
import studio.truss.core.media.MediaProblem.Kind;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.ProbeResult.Partly;
import studio.truss.core.media.ProbeResult.Usable;
import studio.truss.core.media.TimeRange;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Judges a film that does decode: all of it, or how much.
final class Verdict {
    /// A film that ends this much before its declared end is cut off; encoders are often a frame or
    /// an audio packet out.
    private static final long MISSING_MS_MIN = 500;

    private static final double MISSING_PART_MIN = 0.02;

    private Verdict() {}

    static ProbeResult of(
            String name, MediaInfo info, PictureProbe.Picture picture, boolean soundBroken) {
        DecodeCheck.Seen seen = picture.seen();
        long declared = picture.declaredMs();
        long end = picture.endMs();
        boolean cut = cutOff(declared, end) && (picture.lengthSure() || info.audio() == null);
        int errors = seen.damaged() + seen.concealed();
        Optional<TimeRange> jump = picture.holes().jump();
        if (jump.isPresent()) {
            return new Partly(info, new MediaProblem(Kind.DAMAGED, jumps(name, jump.get())), end);
        }
        if (cut) {
            return new Partly(
                    info,
                    new MediaProblem(
                            Kind.TRUNCATED,
                            name
                                    + " is cut off: the pictures stop after "
                                    + seconds(end)
                                    + " of "
                                    + seconds(declared)
                                    + ". Clips are made of what is there; copy it again for the"
                                    + " rest."),
                    end);
        }
        if (!picture.holes().holes().isEmpty()) {
            return new Partly(
                    info,
                    new MediaProblem(Kind.DAMAGED, holes(name, picture.holes().holes())),
                    end);
        }
        if (errors > 0 || !seen.endReached()) {
            return new Partly(info, new MediaProblem(Kind.DAMAGED, damage(name, seen)), end);
        }
        if (seen.whole() && seen.frames() == 1) {
            return new Partly(
                    info,
                    new MediaProblem(
                            Kind.NO_PICTURE,
                            name
                                    + " holds a single picture, not a film: a clip of it would not"
                                    + " move. Choose a video."),
                    end);
        }
        if (soundBroken) {
            return new Partly(
                    info,
                    new MediaProblem(
                            Kind.DAMAGED,
                            name
                                    + " has a sound track that cannot be decoded. The pictures are"
                                    + " whole; clips of it will be silent."),
                    end);
        }
        return new Usable(info);
    }

    /// Whether so much is missing that a film was cut off.
    static boolean cutOff(long declaredMs, long endMs) {
        long missing = declaredMs - endMs;
        return missing > MISSING_MS_MIN && missing > declaredMs * MISSING_PART_MIN;
    }

    private static String jumps(String name, TimeRange jump) {
        return name
                + " jumps in time: what comes after "
                + seconds(jump.startMs())
                + " begins at "
                + seconds(jump.endMs())
                + ". Clips are made of what comes before. For the rest, join its parts anew or give"
                + " them one by one.";
    }

    private static String holes(String name, List<TimeRange> holes) {
        int more = holes.size() - 1;
        return name
                + " is damaged: it holds nothing from "
                + seconds(holes.getFirst().startMs())
                + " to "
                + seconds(holes.getFirst().endMs())
                + (more == 0
                        ? ""
                        : more == 1
                                ? " and in one other place"
                                : " and in " + more + " other places")
                + ". Clips stand still there; copy it again if you can.";
    }

    private static String damage(String name, DecodeCheck.Seen seen) {
        if (!seen.endReached()) {
            return name
                    + " is damaged: nothing could be decoded near its end. Clips are made of what"
                    + " comes before.";
        }
        int errors = seen.damaged() + seen.concealed();
        return name
                + " is damaged: "
                + errors
                + (errors == 1 ? " error" : " errors")
                + " in the "
                + seen.frames()
                + (seen.whole() ? " pictures of it." : " pictures that were looked at.")
                + " It can be used, but clips may show broken pictures; copy it again if you can.";
    }

    private static String seconds(long ms) {
        return String.format(Locale.ROOT, "%.1f s", ms / 1000.0);
    }
}
