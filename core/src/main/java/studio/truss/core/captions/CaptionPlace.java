package studio.truss.core.captions;

import java.util.Arrays;
import java.util.Optional;

/// Where in the frame captions stand, always inside the [SafeZone].
public enum CaptionPlace {
    /// Above what the platforms write over the foot of the frame.
    LOWER("lower"),
    MIDDLE("middle"),
    /// Under the place of the hook title.
    UPPER("upper");

    private final String word;

    CaptionPlace(String word) {
        this.word = word;
    }

    /// The word on the command line and in the library.
    public String word() {
        return word;
    }

    public static Optional<CaptionPlace> of(String word) {
        return Arrays.stream(values()).filter(place -> place.word.equals(word)).findFirst();
    }
}
