package studio.truss.core.reframe;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which layouts the creator asks for: one for every shot, and others for single shots.
///
/// @param all null where shots that are not named are left to the program
/// @param shots of two for one shot the later counts
public record LayoutWishes(@Nullable LayoutChoice all, List<ForShot> shots) {

    /// @param atMs any time inside the shot, on the source's clock
    public record ForShot(long atMs, LayoutChoice layout) {}

    public LayoutWishes {
        shots = List.copyOf(shots);
    }

    public static LayoutWishes of(LayoutChoice all) {
        return new LayoutWishes(all, List.of());
    }

    /// Each shot in the layout that it has.
    public static LayoutWishes asIn(List<ShotFraming> shots) {
        return new LayoutWishes(
                null,
                shots.stream()
                        .map(shot ->
                                new ForShot(
                                        shot.range().middleMs(),
                                        LayoutChoice.valueOf(
                                                shot.layout().word().toUpperCase(Locale.ROOT))))
                        .toList());
    }

    /// Reads `crop`, `split@12.4s`, `crop,split@1:02.4,blur@1:10`: a layout for every shot, and
    /// layouts for the shots at these times of the source.
    ///
    /// @throws IllegalArgumentException in words, for what is no such list
    public static LayoutWishes parse(String text) {
        LayoutChoice all = null;
        List<ForShot> shots = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            int at = part.indexOf('@');
            if (at >= 0) {
                shots.add(
                        new ForShot(
                                time(part.substring(at + 1).strip()),
                                choice(part.substring(0, at).strip())));
            } else if (all == null) {
                all = choice(part.strip());
            } else {
                throw new IllegalArgumentException(
                        "'%s' names two layouts for every shot. For one shot, say its time: split@12.4s."
                                .formatted(text));
            }
        }
        return new LayoutWishes(all, shots);
    }

    private static LayoutChoice choice(String word) {
        for (LayoutChoice choice : LayoutChoice.values()) {
            if (choice.word().equals(word)) {
                return choice;
            }
        }
        throw new IllegalArgumentException(
                "A layout is auto, crop, split, facecam, screen, blur or fit, or one of them for"
                        + " the shot at a time, split@12.4s; '"
                        + word
                        + "' is not.");
    }

    /// Seconds, `12.4` or `12.4s`, or `1:02.4`, as milliseconds.
    private static long time(String text) {
        String number = text.endsWith("s") ? text.substring(0, text.length() - 1) : text;
        double seconds = 0;
        try {
            for (String part : number.split(":", -1)) {
                double value = Double.parseDouble(part);
                if (!(value >= 0) || value > 1e7) {
                    throw new NumberFormatException(part);
                }
                seconds = seconds * 60 + value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'%s' is no time of the video: write 12.4s or 1:02.4.".formatted(text), e);
        }
        return Math.round(seconds * 1000);
    }

    /// What a shot is to be.
    public LayoutChoice of(TimeRange shot) {
        LayoutChoice choice = all == null ? LayoutChoice.AUTO : all;
        for (ForShot one : shots) {
            choice = shot.contains(one.atMs()) ? one.layout() : choice;
        }
        return choice;
    }

    /// Whether anything is asked of a shot.
    public boolean touches(TimeRange shot) {
        return all != null || shots.stream().anyMatch(one -> shot.contains(one.atMs()));
    }

    /// The wishes for shots at times at which a video of this length has none, as [#parse] reads
    /// them; empty where there are none.
    public Optional<String> beyond(long durationMs) {
        List<ForShot> late = shots.stream().filter(one -> one.atMs() >= durationMs).toList();
        return late.isEmpty()
                ? Optional.empty()
                : Optional.of(new LayoutWishes(null, late).words());
    }

    /// As [#parse] reads it.
    public String words() {
        List<String> words = new ArrayList<>();
        if (all != null || shots.isEmpty()) {
            words.add((all == null ? LayoutChoice.AUTO : all).word());
        }
        for (ForShot one : shots) {
            words.add(
                    String.format(
                            Locale.ROOT, "%s@%.3fs", one.layout().word(), one.atMs() / 1000.0));
        }
        return String.join(",", words);
    }
}
