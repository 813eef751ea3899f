package studio.truss.core.clips;

import org.jspecify.annotations.Nullable;

import studio.truss.core.live.ChatAnalysis;
import studio.truss.core.live.ChatAnalyzer;
import studio.truss.core.live.ChatDelay;
import studio.truss.core.live.ChatLog;
import studio.truss.core.live.DelayEstimator;
import studio.truss.core.moments.signal.AlignedChat;
import studio.truss.core.moments.sound.SoundTrack;

/// Lays a chat over a source: finds its bursts and how long after the picture they come.
public final class ChatAligner {
    private static final float ONSET_SHARE = 0.25f;

    private ChatAligner() {}

    public static AlignedChat align(ChatLog log, @Nullable SoundTrack sound, long offsetMs) {
        ChatAnalysis chat = new ChatAnalyzer().analyze(log);
        float[] excitement = sound == null ? new float[0] : excitement(sound);
        int hopMs = sound == null ? 1_000 : sound.hopMs();
        ChatDelay delay = new DelayEstimator().estimate(chat, excitement, hopMs, offsetMs);
        return new AlignedChat(chat, delay, offsetMs);
    }

    /// A curve that rises where a room laughs, cheers or something bangs.
    private static float[] excitement(SoundTrack sound) {
        float[] curve = new float[sound.hops()];
        for (int i = 0; i < curve.length; i++) {
            float onset = Math.min(1, sound.onset()[i] * ONSET_SHARE);
            curve[i] = Math.max(Math.max(sound.laughter()[i], sound.cheer()[i]), onset);
        }
        return curve;
    }
}
