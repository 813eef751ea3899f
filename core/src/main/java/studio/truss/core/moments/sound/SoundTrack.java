package studio.truss.core.moments.sound;

import studio.truss.core.media.TimeRange;

import java.util.List;

/// The sound of a source over time: one value per hop of `hopMs`, all arrays of one length, the
/// first hop beginning at 0. The arrays are not copied and belong to the reader.
///
/// @param rmsDb level in dBFS, -120 for digital silence
/// @param onset how many times louder than the half second before, in octaves of amplitude (1 =
///   twice), 0 where it does not rise
/// @param speech probability of speech, 0..1
/// @param laughter likelihood of laughter, 0..1
/// @param cheer likelihood of cheering or applause, 0..1
/// @param pauses gaps in speech of 200 ms and more, between stretches of speech
/// @param events in order of time
/// @param loudnessLufs integrated loudness (ITU-R BS.1770), negative infinity for silence
/// @param truePeakDbtp highest true peak of any channel, negative infinity for silence
public record SoundTrack(
        int hopMs,
        float[] rmsDb,
        float[] onset,
        float[] speech,
        float[] laughter,
        float[] cheer,
        List<TimeRange> pauses,
        List<SoundEvent> events,
        double loudnessLufs,
        double truePeakDbtp,
        long durationMs) {

    public SoundTrack {
        int hops = rmsDb.length;
        if (hopMs <= 0
                || onset.length != hops
                || speech.length != hops
                || laughter.length != hops
                || cheer.length != hops) {
            throw new IllegalArgumentException("tracks of different lengths, or a hop of " + hopMs);
        }
        pauses = List.copyOf(pauses);
        events = List.copyOf(events);
    }

    public int hops() {
        return rmsDb.length;
    }

    /// The hop that holds `ms`, inside the track; -1 where the track is empty.
    public int hopAt(long ms) {
        return hops() == 0 ? -1 : (int) Math.clamp(ms / hopMs, 0, hops() - 1L);
    }
}
