package studio.truss.core.library.sqlite;

import studio.truss.core.library.LeaseOwner;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// The program that [KilledWritersTest] starts and kills: adds clips and edits them until then, and
/// prints the id of each that the library has acknowledged. Before that it takes the render job
/// that waits, if there is one.
final class KilledWriter {
    private static final long PAUSE_NANOS = 5_000_000;

    private KilledWriter() {}

    public static void main(String[] arguments) {
        SqliteLibrary library =
                SqliteLibrary.open(Path.of(arguments[0]), Samples.CREATOR, Clock.systemUTC());
        library.renderQueue().claim(LeaseOwner.self(), Duration.ofHours(1));
        for (long i = 0; ; i++) {
            String id = arguments[1] + "-" + i;
            library.create(Samples.clip(id, "made by " + arguments[1], "50"));
            System.out.println(id);
            System.out.flush();
            // SQLite's lock is not fair: a program that never pauses can keep another out for
            // longer
            // than the five seconds that it waits.
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
