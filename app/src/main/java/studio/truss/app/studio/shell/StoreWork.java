package studio.truss.app.studio.shell;

import studio.truss.core.library.LibraryException;
import studio.truss.core.media.Heartbeat;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Work with the store off the JavaFX thread. What the store refuses is said in the window.
public final class StoreWork {
    private static final String TOPIC = "store";

    private final Executor background;
    private final Executor edits;
    private final Executor fx;
    private final Notices notices;
    private final StatusModel status;

    /// With a status of its own, which nobody sees.
    public StoreWork(Executor background, Executor edits, Executor fx, Notices notices) {
        this(background, edits, fx, notices, new StatusModel());
    }

    /// @param status says whether edits are kept
    public StoreWork(
            Executor background, Executor edits, Executor fx, Notices notices, StatusModel status) {
        this.background = background;
        this.edits = edits;
        this.fx = fx;
        this.notices = notices;
        this.status = status;
    }

    /// Something that reads; its result is shown on the JavaFX thread.
    public <T> void read(Supplier<T> work, Consumer<T> show) {
        background.execute(() ->
                guarded(() -> {
                    T result = work.get();
                    fx.execute(() -> show.accept(result));
                }));
    }

    /// Long work that speaks for itself.
    public void run(Runnable work) {
        background.execute(() -> guarded(work));
    }

    /// A creator's edit, in the order of making, with what is to be done afterwards on the JavaFX
    /// thread.
    public void edit(Runnable work, Runnable then) {
        edit(
                () -> {
                    work.run();
                    return then;
                },
                Runnable::run);
    }

    /// A creator's edit, in the order of making; its result is shown on the JavaFX thread.
    public <T> void edit(Supplier<T> work, Consumer<T> show) {
        edits.execute(() -> {
            try {
                T result = work.get();
                fx.execute(() -> {
                    status.keeps(true);
                    notices.solved(TOPIC);
                    show.accept(result);
                });
            } catch (LibraryException e) {
                String words = String.valueOf(e.getMessage());
                fx.execute(() -> {
                    status.keeps(e.problem() != LibraryException.Problem.FULL);
                    notices.add(Notice.trouble(words).about(TOPIC));
                });
            } catch (Heartbeat.Cancelled e) {
                // the window is closing
            }
        });
    }

    public void fx(Runnable work) {
        fx.execute(work);
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (LibraryException e) {
            String words = String.valueOf(e.getMessage());
            fx.execute(() -> notices.add(Notice.trouble(words)));
        } catch (Heartbeat.Cancelled e) {
            // the window is closing
        }
    }
}
