package studio.truss.app.cloud;

import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.SyncReport;
import studio.truss.core.sync.SyncRequests;
import studio.truss.core.sync.SyncRequests.Wish;

import java.util.Optional;
import java.util.Set;

/// Has the process that mirrors a library do a run now, and waits for its report: an open window,
/// or another command.
public final class RunElsewhere {
    private final SqliteLibrary library;
    private final SyncRequests requests;
    private final Pause pause;

    /// Between two looks.
    @FunctionalInterface
    public interface Pause {
        void take() throws InterruptedException;
    }

    public RunElsewhere(SqliteLibrary library, Pause pause) {
        this.library = library;
        this.requests = new SyncRequests(library);
        this.pause = pause;
    }

    /// What came of it.
    public sealed interface Outcome {
        /// A run that began after the request has ended.
        record Done(SyncReport report) implements Outcome {}

        /// The other process has ended: nobody mirrors the library now.
        record Free() implements Outcome {}

        /// It is at it still.
        record AtIt() implements Outcome {}
    }

    /// @param looks how often to look for the report before giving up
    public Outcome ask(Set<Wish> wishes, int looks) throws InterruptedException {
        long number = requests.ask(wishes);
        for (int look = 0; look < looks; look++) {
            Optional<SyncReport> report = requests.answer(number);
            if (report.isPresent()) {
                return new Outcome.Done(report.get());
            }
            if (CloudMirror.isFree(library)) {
                return new Outcome.Free();
            }
            pause.take();
        }
        return new Outcome.AtIt();
    }
}
