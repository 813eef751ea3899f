package studio.truss.core.captions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How one clip is captioned, and the words that the creator put right in it.
///
/// @param on captions are drawn, where the video has a transcript
/// @param hookTitle the clip's hook, where it has one, is drawn over its first seconds
/// @param masked strong words are shown as their first letter and asterisks
/// @param edits in the order in which they were made; a later one stands over an earlier
public record CaptionSettings(
        boolean on,
        CaptionStyle style,
        CaptionPlace place,
        boolean hookTitle,
        boolean masked,
        List<CaptionEdit> edits) {
    public CaptionSettings {
        edits = List.copyOf(edits);
    }

    public static CaptionSettings usual() {
        return new CaptionSettings(
                true, CaptionStyle.WORD, CaptionPlace.LOWER, true, false, List.of());
    }

    public CaptionSettings withOn(boolean now) {
        return new CaptionSettings(now, style, place, hookTitle, masked, edits);
    }

    public CaptionSettings withStyle(CaptionStyle now) {
        return new CaptionSettings(on, now, place, hookTitle, masked, edits);
    }

    public CaptionSettings withPlace(CaptionPlace now) {
        return new CaptionSettings(on, style, now, hookTitle, masked, edits);
    }

    public CaptionSettings withHookTitle(boolean now) {
        return new CaptionSettings(on, style, place, now, masked, edits);
    }

    public CaptionSettings withMasked(boolean now) {
        return new CaptionSettings(on, style, place, hookTitle, now, edits);
    }

    /// The same with one more edit; earlier ones that it covers are forgotten.
    public CaptionSettings withEdit(CaptionEdit edit) {
        List<CaptionEdit> now = new ArrayList<>(edits);
        now.removeIf(old -> old.startMs() >= edit.startMs() && old.endMs() <= edit.endMs());
        now.add(edit);
        return new CaptionSettings(on, style, place, hookTitle, masked, now);
    }

    /// Lays the creator's words over those of a transcript. An edit of as many words as it covers
    /// keeps their times; others are spread by their length.
    public List<Word> applyTo(List<Word> words) {
        List<Word> now = new ArrayList<>(words);
        for (CaptionEdit edit : edits) {
            List<Word> covered = now.stream().filter(word -> covers(edit, word)).toList();
            List<String> texts = SpokenText.words(edit.text());
            now.removeAll(covered);
            if (texts.size() == covered.size()) {
                for (int i = 0; i < texts.size(); i++) {
                    Word old = covered.get(i);
                    now.add(new Word(old.startMs(), old.endMs(), texts.get(i)));
                }
            } else {
                now.addAll(SpokenText.spread(texts, edit.startMs(), edit.endMs()));
            }
            now.sort(Comparator.comparingLong(Word::startMs));
        }
        return List.copyOf(now);
    }

    private static boolean covers(CaptionEdit edit, Word word) {
        long middle = (word.startMs() + word.endMs()) / 2;
        return middle >= edit.startMs() && middle < edit.endMs();
    }
}
