package studio.truss.app.studio.player;

import org.jspecify.annotations.Nullable;

import studio.truss.core.engine.FrameWish;

import java.util.concurrent.Executor;

/// Asks for one frame at a time: what is wished for meanwhile waits, and only the newest of it is
/// asked for next. So playing shows what the decoder can give, and scrubbing never lags behind. A
/// wish of which the decoder died is asked for again, but not for ever. JavaFX thread.
final class FrameRequests {
    private static final int TRIES = 3;

    private final FrameSource source;
    private final Executor fx;
    private final Listener listener;
    private @Nullable FrameWish next;
    private boolean asking;
    private int crashes; // of the wish that is under way
    private long generation;

    interface Listener {
        void shown(Frame frame);

        /// A frame cannot be had; why, in words for a person.
        void refused(String words);

        /// The decoder died; it is asked again.
        void crashed();

        /// The decoder died of one wish again and again, and is left alone with it.
        void gaveUp();
    }

    FrameRequests(FrameSource source, Executor fx, Listener listener) {
        this.source = source;
        this.fx = fx;
        this.listener = listener;
    }

    /// @param urgent does not wait for the one that is under way: its worker drops that
    void wish(FrameWish wish, boolean urgent) {
        if (asking && !urgent) {
            next = wish;
            return;
        }
        next = null;
        crashes = 0;
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
                                listener.shown(frame);
                            }
                        }),
                end -> fx.execute(() -> ended(mine, wish, end)));
    }

    private void ended(long which, FrameWish wish, FrameEnd end) {
        if (which != generation) {
            return;
        }
        asking = false;
        FrameWish waiting = next;
        next = null;
        switch (end.kind()) {
            case DONE -> {}
            case REFUSED -> listener.refused(end.words());
            case CRASHED -> {
                crashes++;
                if (crashes < TRIES) {
                    listener.crashed();
                    waiting = waiting == null ? wish : waiting;
                } else {
                    listener.gaveUp();
                }
            }
        }
        if (waiting != null) {
            crashes = waiting.equals(wish) ? crashes : 0;
            ask(waiting);
        }
    }
}
