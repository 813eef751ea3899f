package studio.truss.core.captions;

import java.util.Arrays;
import java.util.Optional;

/// How the words of a block are told apart.
public enum CaptionStyle {
    /// All words alike.
    PHRASE("phrase"),
    /// The word that is being said is coloured.
    WORD("word"),
    /// All words up to the one that is being said are coloured.
    KARAOKE("karaoke");

    private final String word;

    CaptionStyle(String word) {
        this.word = word;
    }

    /// The word on the command line and in the library.
    public String word() {
        return word;
    }

    public static Optional<CaptionStyle> of(String word) {
        return Arrays.stream(values()).filter(style -> style.word.equals(word)).findFirst();
    }
}
