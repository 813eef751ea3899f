package studio.truss.app.studio.library.cards;

import org.jspecify.annotations.Nullable;

/// The line below a card's title: how the video stands, and what can be done about it.
///
/// @param action what a click on the words does; null for nothing
/// @param right what stands at the end of the line
/// @param progress of work under way, 0..1; negative for none
public record CardLine(
        String words, Tone tone, @Nullable Action action, String right, double progress) {
    public enum Tone {
        PLAIN,
        WARN,
        BAD
    }

    public enum Action {
        FIND,
        WHY,
        ANALYSE
    }

    static CardLine plain(String words, String right) {
        return new CardLine(words, Tone.PLAIN, null, right, -1);
    }
}
