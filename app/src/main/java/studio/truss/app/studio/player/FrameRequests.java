package studio.truss.app.studio.player;

import org.jspecify.annotations.Nullable;

import studio.truss.core.engine.FrameWish;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Asks for one frame at a time: what is wished for meanwhile waits, and only the newest of it is
/// asked for next. So playing shows what the decoder can give, and scrubbing never lags behind.
/// JavaFX thread.
final class FrameRequests {
    private final FrameSource source;
    private final Executor fx;
    private final Consumer<Frame> show;
    private final Consumer<String> trouble;
    private @Nullable FrameWish next;
    private boolean asking;
    private long generation;

    FrameRequests(FrameSource source, Executor fx, Consumer<Frame> show, Consumer<String> trouble) {
        this.source = source;
        this.fx = fx;
        this.show = show;
        this.trouble = trouble;
    }

    /// @param urgent does not wait for the one that is under way: its worker drops that
    void wish(FrameWish wish, boolean urgent) {
        if (asking && !urgent) {
            next = wish;
            return;
        }
        next = null;
        ask(wish);
    }

    /// Whether another frame is wished for than the one that is under way.
    boolean waiting() {
        return next != null;
    }

    /// What is under way is not shown any more.
    void forget() {
        generation++;
        asking = false;
        next = null;
    }

    private void ask(FrameWish wish) {
        long mine = ++generation;
        asking = true;
        source.ask(
                wish,
                frame ->
                        fx.execute(() -> {
                            if (mine == generation) {
                                show.accept(frame);
                            }
                        }),
                words -> fx.execute(() -> ended(mine, words)));
    }

    private void ended(long which, String words) {
        if (which != generation) {
            return;
        }
        asking = false;
        if (!words.isEmpty()) {
            trouble.accept(words);
        }
        FrameWish waiting = next;
        if (waiting != null) {
            next = null;
            ask(waiting);
        }
    }
}
