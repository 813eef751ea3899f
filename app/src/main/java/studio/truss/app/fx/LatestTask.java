package studio.truss.app.fx;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/// Runs work off the JavaFX thread; only the newest result reaches it. Call [#submit] on the JavaFX
/// thread with an immutable snapshot.
public final class LatestTask<I, O> {
    private final Executor background;
    private final Executor fx;
    private final Function<I, O> work;
    private final Consumer<O> show;
    private long newest; // read and written on the JavaFX thread only

    public LatestTask(Executor background, Executor fx, Function<I, O> work, Consumer<O> show) {
        this.background = background;
        this.fx = fx;
        this.work = work;
        this.show = show;
    }

    public void submit(I snapshot) {
        long mine = ++newest;
        background.execute(() -> {
            O result = work.apply(snapshot);
            fx.execute(() -> {
                if (mine == newest) {
                    show.accept(result);
                }
            });
        });
    }

    /// Drops what is under way.
    public void forget() {
        newest++;
    }
}
