package studio.truss.core.moments.signal;

import org.jspecify.annotations.Nullable;

import studio.truss.core.live.ChatAnalysis;
import studio.truss.core.live.ChatSpike;
import studio.truss.core.media.TimeRange;

/// The chat's excitement, 0..100, moved back by its delay.
final class ChatSignal implements Signal {

    @Override
    public String name() {
        return "chat";
    }

    @Override
    public float @Nullable [] curve(Observations seen, int hops) {
        AlignedChat chat = seen.chat();
        if (chat == null) {
            return null;
        }
        ChatAnalysis analysis = chat.analysis();
        float[] out = new float[hops];
        for (int bin = 0; bin < analysis.excitement().length; bin++) {
            long from = chat.sourceMs(analysis.msOf(bin));
            long to = from + analysis.hopMs();
            for (long hop = Math.max(0, from / HOP_MS); hop * HOP_MS < to && hop < hops; hop++) {
                out[(int) hop] = Math.max(out[(int) hop], analysis.excitement()[bin]);
            }
        }
        return out;
    }

    @Override
    public double faint() {
        return 10;
    }

    @Override
    public double full() {
        return 60;
    }

    @Override
    public String words(Observations seen, TimeRange range, double raw) {
        AlignedChat chat = seen.chat();
        ChatSpike best = null;
        if (chat != null) {
            for (ChatSpike spike : chat.analysis().spikes()) {
                if (range.contains(chat.sourceMs(spike.peakMs()))
                        && (best == null || spike.score() > best.score())) {
                    best = spike;
                }
            }
        }
        if (best == null) {
            return raw <= faint() ? "the chat is as usual" : "the chat is livelier than usual";
        }
        long seconds = Grid.seconds(TimeRange.of(best.startMs(), best.endMs()));
        Integer people = best.chatters();
        String who = people == null ? best.messages() + " messages" : people + " people";
        String ignored =
                best.discounted() == 0 ? "" : ", " + best.discounted() + " messages not counted";
        return "chat: " + who + " in " + seconds + " s" + ignored;
    }

    @Override
    public String headline() {
        return "Chat erupts";
    }
}
