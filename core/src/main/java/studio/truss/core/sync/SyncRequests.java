package studio.truss.core.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.sqlite.SyncState;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What other processes ask of the one that mirrors a library, by way of the library's file: a run
/// that begins after they asked, and its report. Usable from any thread and by several processes.
public final class SyncRequests {
    private static final String ASKED = "asked";
    private static final String TAKEN = "asked_taken";
    private static final String ANSWERED = "asked_answered";
    private static final String REPORT = "asked_report";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SqliteLibrary library;

    public SyncRequests(SqliteLibrary library) {
        this.library = library;
    }

    /// What is to be done before the run.
    public enum Wish {
        REJOIN,
        ACCEPT_MISSING;

        private String key() {
            return ASKED + " " + name();
        }
    }

    /// What one run answers.
    ///
    /// @param number of the latest request that it answers; 0 for none
    public record Taken(long number, Set<Wish> wishes) {
        public static final Taken NOTHING = new Taken(0, Set.of());

        public Taken {
            wishes = Set.copyOf(wishes);
        }
    }

    /// Asks for a run.
    ///
    /// @return the number to ask [#answer] for
    public long ask(Set<Wish> wishes) {
        return library.database()
                .write(session -> {
                    SyncState state = new SyncState(session);
                    wishes.forEach(wish -> state.put(wish.key(), 1));
                    return state.next(ASKED);
                });
    }

    /// Whether something was asked that no run has begun for.
    public boolean waiting() {
        return library.database()
                .read(session -> {
                    SyncState state = new SyncState(session);
                    return state.number(ASKED) > state.number(TAKEN);
                });
    }

    /// A run begins: what was asked until now is its matter.
    public Taken take() {
        return library.database()
                .write(session -> {
                    SyncState state = new SyncState(session);
                    long asked = state.number(ASKED);
                    if (asked <= state.number(TAKEN)) {
                        return Taken.NOTHING;
                    }
                    EnumSet<Wish> wishes = EnumSet.noneOf(Wish.class);
                    for (Wish wish : Wish.values()) {
                        if (state.number(wish.key()) > 0) {
                            wishes.add(wish);
                            state.remove(wish.key());
                        }
                    }
                    state.put(TAKEN, asked);
                    return new Taken(asked, wishes);
                });
    }

    /// The run has ended.
    public void answer(Taken taken, SyncReport report) {
        if (taken.number() > 0) {
            String text = print(report);
            library.database()
                    .write(session -> {
                        SyncState state = new SyncState(session);
                        state.put(REPORT, text);
                        state.put(ANSWERED, taken.number());
                        return taken;
                    });
        }
    }

    /// The report of a run that began after a request; empty while there is none.
    public Optional<SyncReport> answer(long number) {
        return library.database()
                .read(session -> {
                    SyncState state = new SyncState(session);
                    String report = state.number(ANSWERED) < number ? null : state.get(REPORT);
                    return Optional.ofNullable(report).map(SyncRequests::parse);
                });
    }

    private static String print(SyncReport report) {
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report that JSON cannot hold", e);
        }
    }

    private static @Nullable SyncReport parse(String text) {
        try {
            return JSON.readValue(text, SyncReport.class);
        } catch (JsonProcessingException e) {
            return null; // of another version of the program
        }
    }
}
