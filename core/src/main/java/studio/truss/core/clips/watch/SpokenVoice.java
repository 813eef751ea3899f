package studio.truss.core.clips.watch;

import org.jspecify.annotations.Nullable;

import studio.truss.core.moments.sound.SoundTrack;
import studio.truss.core.reframe.Voice;

import java.util.Arrays;

/// The sound of a source as framing wants it: when somebody speaks.
public final class SpokenVoice {
    private static final double QUIET = 0.15;
    private static final double LOUD = 0.85;

    /// What a loud sound counts that does not sound like speech: some voices do not.
    private static final double NOT_SPEECH = 0.3;

    private SpokenVoice() {}

    /// @param sound null where there is none
    public static Voice of(@Nullable SoundTrack sound) {
        if (sound == null || sound.hops() == 0) {
            return Voice.unknown();
        }
        float[] sorted = sound.rmsDb().clone();
        Arrays.sort(sorted);
        float quiet = Math.max(-70, sorted[(int) (QUIET * (sorted.length - 1))]);
        float loud = Math.max(quiet + 6, sorted[(int) (LOUD * (sorted.length - 1))]);
        float[] speech = new float[sound.hops()];
        for (int i = 0; i < speech.length; i++) {
            double level = Math.clamp((sound.rmsDb()[i] - quiet) / (loud - quiet), 0, 1);
            speech[i] = (float) (level * (NOT_SPEECH + (1 - NOT_SPEECH) * sound.speech()[i]));
        }
        return new Voice(sound.hopMs(), speech);
    }
}
