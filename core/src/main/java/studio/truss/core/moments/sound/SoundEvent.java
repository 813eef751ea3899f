package studio.truss.core.moments.sound;

import studio.truss.core.media.TimeRange;

/// Something that was heard.
///
/// @param score how sure and how strong, 0..1, comparable within one kind
public record SoundEvent(TimeRange range, Kind kind, double score) {

    public SoundEvent {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score outside 0..1: " + score);
        }
    }

    public enum Kind {
        LAUGHTER("laughter"),
        CHEER("cheer"),
        APPLAUSE("applause"),
        /// A sudden rise to at least twice the level, or out of silence.
        BURST("burst"),
        SILENCE("silence");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// The word that the JSON uses.
        public String word() {
            return word;
        }
    }
}
