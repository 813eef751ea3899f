package studio.truss.core.media;

/// Sound that is read block by block from its beginning to its end. One thread.
@FunctionalInterface
public interface SoundReader {

    /// Fills the buffer with interleaved samples.
    ///
    /// @return samples for each channel; less than the buffer holds only at the end, then 0
    int read(float[] interleaved);

    /// @param sound interleaved, not changed
    static SoundReader of(float[] sound, int channels) {
        int[] at = {0};
        return into -> {
            int count = Math.min(into.length, sound.length - at[0]);
            System.arraycopy(sound, at[0], into, 0, count);
            at[0] += count;
            return count / channels;
        };
    }
}
