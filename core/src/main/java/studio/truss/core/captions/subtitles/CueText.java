package studio.truss.core.captions.subtitles;

import org.jspecify.annotations.Nullable;

import studio.truss.core.captions.Segment;
import studio.truss.core.captions.SpokenText;
import studio.truss.core.captions.Word;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words in a cue's lines: without tags and with the times that tags give them.
final class CueText {
    private static final Pattern STAMP =
            Pattern.compile("<(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})[.,](\\d{1,9})>");
    private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^\\s<>]*)?\\s+([^<>]{1,200})>");
    private static final Pattern TAG =
            Pattern.compile("</?[A-Za-z][^<>]{0,200}>|</>|\\{\\\\[^{}]*}");
    private static final Pattern ENTITY =
            Pattern.compile("&(amp|lt|gt|nbsp|lrm|rlm|quot|apos|#\\d{1,7}|#x[0-9A-Fa-f]{1,6});");

    private CueText() {}

    static boolean hasStamps(Cue cue) {
        return cue.lines().stream().anyMatch(line -> STAMP.matcher(line).find());
    }

    /// Empty where no text is left without the tags.
    static Optional<Segment> segment(Cue cue) {
        String text = cue.lines().stream().reduce(CueText::joined).orElse("");
        Matcher voice = VOICE.matcher(text);
        String speaker = voice.find() ? plain(voice.group(1)).strip() : null;
        List<Word> words = words(text, cue.startMs(), cue.endMs());
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(segment(cue, speaker, plain(text), words));
    }

    private static String joined(String line, String next) {
        String before = plain(line).strip();
        String after = plain(next).strip();
        boolean runsOn = !before.isEmpty() && !after.isEmpty() && SpokenText.runsOn(before, after);
        return line + (runsOn ? "" : " ") + next;
    }

    private static Segment segment(
            Cue cue, @Nullable String speaker, String text, List<Word> words) {
        return new Segment(
                cue.startMs(),
                Math.max(cue.endMs(), words.getLast().endMs()),
                speaker,
                text.strip().replaceAll("\\s+", " "),
                words);
    }

    /// Between two stamps words share the time by their length.
    private static List<Word> words(String text, long startMs, long endMs) {
        List<Word> words = new ArrayList<>();
        Matcher stamp = STAMP.matcher(text);
        int from = 0;
        long at = startMs;
        while (stamp.find()) {
            long next = Math.clamp(CueFile.ms(stamp, 1), at, Math.max(at, endMs));
            add(text.substring(from, stamp.start()), at, next, words);
            from = stamp.end();
            at = next;
        }
        add(text.substring(from), at, Math.max(endMs, at + 1), words);
        return words;
    }

    private static void add(String text, long startMs, long endMs, List<Word> words) {
        long from = words.isEmpty() ? startMs : Math.max(startMs, words.getLast().endMs());
        words.addAll(SpokenText.spread(SpokenText.words(plain(text)), from, Math.max(from, endMs)));
    }

    static String plain(String text) {
        String bare = TAG.matcher(STAMP.matcher(text).replaceAll("")).replaceAll("");
        return ENTITY.matcher(bare).replaceAll(found -> character(found.group(1)));
    }

    private static String character(String entity) {
        String text =
                switch (entity) {
                    case "amp" -> "&";
                    case "lt" -> "<";
                    case "gt" -> ">";
                    case "quot" -> "\"";
                    case "apos" -> "'";
                    case "nbsp" -> " ";
                    case "lrm" -> "\u200E";
                    case "rlm" -> "\u200F";
                    default -> numbered(entity);
                };
        return Matcher.quoteReplacement(text);
    }

    private static String numbered(String entity) {
        int code =
                entity.startsWith("#x")
                        ? Integer.parseInt(entity.substring(2), 16)
                        : Integer.parseInt(entity.substring(1));
        return Character.isValidCodePoint(code) && !Character.isISOControl(code)
                ? Character.toString(code)
                : "";
    }
}
