package studio.truss.core.gemini.merge;

import org.jspecify.annotations.Nullable;

import studio.truss.core.captions.Segment;
import studio.truss.core.gemini.WindowAnswer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One name for a voice in all windows. Each window numbers its speakers anew; who is who is told
/// by what two windows both heard where they overlap. Where nothing was said there a number stays
/// the same. A name that a window knows goes to the same voice in all others.
final class SpeakerNames {
    /// `Speaker 2`, `speaker_b`, `B`: no name.
    private static final Pattern NUMBERED =
            Pattern.compile("(\\p{L}+)?[ _#-]?(?:\\d{1,3}|(?<!\\p{L})\\p{Lu})");

    private final List<WindowAnswer> answers;

    /// Of each window, which voice stands behind a label.
    private final List<Map<String, Integer>> voices = new ArrayList<>();

    private final Map<String, Integer> named = new HashMap<>();
    private int count;

    private SpeakerNames(List<WindowAnswer> answers) {
        this.answers = answers;
    }

    /// The same answers, the speakers' names the same in all of them.
    ///
    /// @param answers in order of time
    static List<WindowAnswer> unified(List<WindowAnswer> answers) {
        return answers.size() < 2 ? answers : new SpeakerNames(answers).unified();
    }

    private List<WindowAnswer> unified() {
        for (int i = 0; i < answers.size(); i++) {
            voices.add(voices(i));
        }
        List<String> names = names();
        List<WindowAnswer> unified = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Map<String, Integer> own = voices.get(i);
            unified.add(
                    withSpeech(
                            answers.get(i),
                            answers.get(i).speech().stream()
                                    .map(segment -> renamed(segment, own, names))
                                    .toList()));
        }
        return unified;
    }

    private Map<String, Integer> voices(int i) {
        Map<String, Integer> before = i == 0 ? Map.of() : voices.get(i - 1);
        Map<String, String> heard =
                i == 0 ? Map.of() : new HeardTwice(answers.get(i - 1), answers.get(i)).labels();
        Map<String, Integer> own = new TreeMap<>();
        heard.forEach((label, earlier) -> own.put(label, voice(before, earlier)));
        for (Segment segment : answers.get(i).speech()) {
            String label = segment.speaker();
            if (label == null || own.containsKey(label)) {
                continue;
            }
            Integer known = isNumbered(label) ? before.get(label) : named.get(label);
            boolean free = known != null && !own.containsValue(known);
            own.put(label, free ? known : count++);
        }
        own.forEach((label, voice) -> {
            if (!isNumbered(label)) {
                named.putIfAbsent(label, voice);
            }
        });
        return own;
    }

    private static int voice(Map<String, Integer> before, String label) {
        Integer voice = before.get(label);
        if (voice == null) {
            throw new IllegalStateException("a label that nobody has: " + label);
        }
        return voice;
    }

    /// By voice: the name that was said with most words, else a number in the order of appearance.
    private List<String> names() {
        List<Map<String, Long>> known = new ArrayList<>();
        List<@Nullable String> first = new ArrayList<>();
        for (int voice = 0; voice < count; voice++) {
            known.add(new TreeMap<>());
            first.add(null);
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            for (Segment segment : answers.get(i).speech()) {
                String label = segment.speaker();
                if (label != null) {
                    int voice = voice(voices.get(i), label);
                    if (first.get(voice) == null) {
                        first.set(voice, label);
                        order.add(voice);
                    }
                    if (!isNumbered(label)) {
                        known.get(voice).merge(label, (long) segment.words().size(), Long::sum);
                    }
                }
            }
        }
        String[] names = new String[count];
        int number = 0;
        for (int voice : order) {
            String name =
                    known.get(voice).entrySet().stream()
                            .max(Map.Entry.comparingByValue())
                            .map(Map.Entry::getKey)
                            .orElse(null);
            names[voice] = name != null ? name : word(first.get(voice)) + " " + ++number;
        }
        return List.of(names);
    }

    /// What the model calls a speaker in the video's language.
    private static String word(@Nullable String label) {
        Matcher matcher = NUMBERED.matcher(label == null ? "" : label);
        return matcher.matches() && matcher.group(1) != null ? matcher.group(1) : "Speaker";
    }

    private static boolean isNumbered(String label) {
        return NUMBERED.matcher(label).matches();
    }

    private static Segment renamed(Segment segment, Map<String, Integer> own, List<String> names) {
        return segment.speaker() == null
                ? segment
                : new Segment(
                        segment.startMs(),
                        segment.endMs(),
                        names.get(voice(own, segment.speaker())),
                        segment.text(),
                        segment.words());
    }

    private static WindowAnswer withSpeech(WindowAnswer answer, List<Segment> speech) {
        return new WindowAnswer(
                answer.window(), answer.moments(), answer.chapters(), speech, answer.problems());
    }
}
