package studio.truss.core.gemini.answer;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import studio.truss.core.captions.Segment;
import studio.truss.core.captions.SpokenText;
import studio.truss.core.gemini.answer.Findings.Finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/// What is said, sentence by sentence. Times are whole seconds, so that short sentences begin and
/// end in the same one, and several may: they share it by their length.
final class Sentences {
    static final List<String> NAMES =
            List.of(
                    "transcript",
                    "transcription",
                    "speech",
                    "sentences",
                    "segments",
                    "subtitles",
                    "captions");

    /// What a player of subtitles would take for a style.
    private static final Pattern TAG =
            Pattern.compile("(?i)</?(?:[biu]|em|strong|font|br)\\b[^<>]*>");

    private static final int TEXT_MAX = 2_000;
    private static final int SPEAKER_MAX = 40;

    /// Nobody says more than so many sentences a second.
    private static final long SECONDS_EACH = 4;

    private static final int ALWAYS = 200;

    /// How long a typed column takes to be said, and a sentence at least and at most where it is
    /// guessed.
    private static final long COLUMN_MS = 65;

    private static final long GUESS_MIN_MS = 400;
    private static final long GUESS_MAX_MS = 12_000;
    private static final long SHORTEST_MS = 200;
    private static final Set<String> NOBODY = Set.of("unknown", "null", "none", "n/a", "-", "?");

    private Sentences() {}

    private record Said(long startMs, long endMs, @Nullable String speaker, String text) {
        Said until(long end) {
            return new Said(startMs, end, speaker, text);
        }
    }

    /// In order of time.
    static List<Segment> of(JsonNode list, PartClock clock, Findings findings) {
        List<Said> all = new ArrayList<>();
        long most = ALWAYS + SECONDS_EACH * (clock.toMs() - clock.fromMs()) / 1000;
        Set<Said> seen = new HashSet<>();
        for (JsonNode element : list) {
            Optional<Said> said = said(new LooseFields(element), clock, findings);
            if (said.isEmpty()) {
                continue;
            }
            if (!seen.add(said.get().until(0))) {
                findings.add(Finding.SPEECH_TWICE);
            } else if (all.size() >= most) {
                findings.add(Finding.SPEECH_TOO_MANY);
            } else {
                if (!all.isEmpty() && said.get().startMs < all.getLast().startMs) {
                    findings.add(Finding.SPEECH_ORDER);
                }
                all.add(said.get());
            }
        }
        all.sort(Comparator.comparingLong(Said::startMs));
        return segments(spread(all, clock.toMs()), clock, findings);
    }

    private static Optional<Said> said(LooseFields fields, PartClock clock, Findings findings) {
        String written =
                fields.text(TEXT_MAX, "text", "sentence", "content", "transcript", "words", "word");
        String text = TAG.matcher(written).replaceAll("").strip();
        PartClock.Written times = PartClock.written(fields);
        if (text.isEmpty()
                || SpokenText.words(text).isEmpty()
                || times.start().isEmpty()
                || !clock.isNear(times.start().getAsLong())) {
            findings.add(Finding.SPEECH);
            return Optional.empty();
        }
        long start = times.start().getAsLong();
        OptionalLong end = times.end();
        if (clock.isOut(start) || (end.isPresent() && clock.isOut(end.getAsLong()))) {
            findings.add(Finding.SPEECH_CUT);
        }
        if (end.isPresent() && end.getAsLong() < start) {
            findings.add(Finding.SPEECH_TURNED);
        }
        long from = clock.clamped(clock.placed(start));
        // an end far out is none: a slip of the hour or minute
        long to =
                end.isPresent() && clock.isNear(end.getAsLong())
                        ? clock.clamped(clock.placed(end.getAsLong()))
                        : from;
        return Optional.of(new Said(from, to, speaker(fields), text));
    }

    private static @Nullable String speaker(LooseFields fields) {
        String name = fields.text(SPEAKER_MAX, "speaker", "speakerlabel", "who", "name");
        return name.isEmpty() || NOBODY.contains(name.toLowerCase(Locale.ROOT)) ? null : name;
    }

    /// Gives sentences that begin in the same second their shares of the time until the next, and
    /// ends to those without.
    private static List<Said> spread(List<Said> all, long limitMs) {
        List<Said> spread = new ArrayList<>();
        for (int i = 0; i < all.size(); ) {
            int to = i + 1;
            long end = all.get(i).endMs;
            while (to < all.size() && all.get(to).startMs == all.get(i).startMs) {
                end = Math.max(end, all.get(to).endMs);
                to++;
            }
            long next = to < all.size() ? all.get(to).startMs : limitMs;
            List<Said> group = all.subList(i, to);
            if (to - i == 1) {
                Said said = group.getFirst();
                spread.add(
                        said.until(
                                said.endMs > said.startMs
                                        ? said.endMs
                                        : Math.min(said.startMs + guess(said), next)));
            } else {
                share(group, Math.min(Math.max(end, all.get(i).startMs + guesses(group)), next))
                        .forEach(spread::add);
            }
            i = to;
        }
        return spread;
    }

    private static List<Said> share(List<Said> group, long endMs) {
        long startMs = group.getFirst().startMs;
        long all = guesses(group);
        long length = endMs - startMs;
        List<Said> shared = new ArrayList<>();
        long before = 0;
        for (Said said : group) {
            long from = startMs + length * before / all;
            before += guess(said);
            shared.add(new Said(from, startMs + length * before / all, said.speaker, said.text));
        }
        return shared;
    }

    private static long guesses(List<Said> group) {
        return group.stream().mapToLong(Sentences::guess).sum();
    }

    private static long guess(Said said) {
        return Math.clamp(SpokenText.columns(said.text) * COLUMN_MS, GUESS_MIN_MS, GUESS_MAX_MS);
    }

    /// Sentences begin one after the other, those of one speaker do not overlap, and what is made
    /// longer than it was said to be reaches into no other; all of it is inside of the part.
    private static List<Segment> segments(List<Said> all, PartClock clock, Findings findings) {
        List<Segment> backwards = new ArrayList<>();
        long next = clock.toMs();
        @Nullable String speaker = null;
        for (Said said : all.reversed()) {
            int words = SpokenText.words(said.text).size();
            long least = Math.max(SHORTEST_MS, words);
            // one without any time until the next begins earlier than it was said to
            long start = Math.min(said.startMs, next - (said.startMs < next ? words : least));
            boolean alone = backwards.isEmpty() || Objects.equals(said.speaker, speaker);
            long end = Math.min(said.endMs, alone ? next : clock.toMs());
            end = Math.max(end, Math.min(start + least, next));
            if (start < clock.fromMs()) {
                findings.add(Finding.SPEECH_TOO_MANY);
                continue;
            }
            backwards.add(Segment.of(start, end, said.speaker, said.text));
            next = start;
            speaker = said.speaker;
        }
        return backwards.reversed();
    }
}
