package studio.truss.core.render;

import org.jspecify.annotations.Nullable;

/// The loudness of a finished clip, measured on the decoded AAC.
///
/// @param integratedLufs null where nothing is above the gate
/// @param truePeakDbtp null for digital silence
/// @param gainDb applied to the source's sound
/// @param limitedDb the most that the peak limiter took away at any instant, 0 where it had nothing
///   to do
/// @param bound what kept the target out of reach
public record LoudnessResult(
        double targetLufs,
        @Nullable Double integratedLufs,
        @Nullable Double truePeakDbtp,
        double gainDb,
        double limitedDb,
        Bound bound) {

    public enum Bound {
        NONE("none"),
        TRUE_PEAK("true-peak"),
        GAIN_CAP("gain-cap"),
        SILENT("silent");

        private final String word;

        Bound(String word) {
            this.word = word;
        }

        /// @throws IllegalArgumentException for a word that is none of them
        public static Bound of(String word) {
            for (Bound bound : values()) {
                if (bound.word.equals(word)) {
                    return bound;
                }
            }
            throw new IllegalArgumentException("no bound of loudness: " + word);
        }

        /// The word in JSON.
        public String word() {
            return word;
        }
    }
}
