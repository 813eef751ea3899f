package studio.truss.core.derived;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

class DerivedCacheTest {
    private static final int BYTES = 10_000;

    @TempDir private Path folder;
    private final Minutes clock = new Minutes();
    private DerivedCache cache;

    /// A minute later each time it is asked.
    private static final class Minutes extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            now = now.plus(Duration.ofMinutes(1));
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void open() {
        cache = DerivedCache.open(folder, 35_000, clock);
    }

    @AfterEach
    void close() {
        cache.close();
    }

    /// A poster of about [#BYTES].
    private void make(String sha) throws IOException {
        try (var draft =
                cache.begin(new DerivedKey(sha, DerivedKind.POSTER), BYTES).orElseThrow()) {
            Files.write(Poster.picture(draft.folder()), new byte[BYTES]);
            Poster.describe(draft.folder(), 40);
            draft.keep();
        }
        cache.trim();
    }

    private static String sha(int number) {
        return "%064x".formatted(number);
    }

    private boolean has(int number) {
        return cache.find(sha(number), Derivation.POSTER)
                .map(held -> {
                    held.close();
                    return true;
                })
                .orElse(false);
    }

    @Test
    void whatWasUsedLongestAgoGoesFirst() throws IOException {
        make(sha(1));
        make(sha(2));
        make(sha(3));
        assertTrue(has(1));
        make(sha(4));
        assertFalse(has(2));
        assertTrue(has(3));
        assertTrue(has(1));
        assertTrue(has(4));
        make(sha(5));
        assertFalse(has(3));
    }

    @Test
    void whatIsInUseStays() throws IOException {
        make(sha(1));
        Held<Poster> held = cache.find(sha(1), Derivation.POSTER).orElseThrow();
        Held<Poster> again = cache.find(sha(1), Derivation.POSTER).orElseThrow();
        make(sha(2));
        make(sha(3));
        make(sha(4));
        assertTrue(Files.exists(held.value().jpeg()));
        again.close();
        again.close();
        assertEquals(2.0 * (BYTES + 9), (double) cache.clean(), 30);
        assertTrue(Files.exists(held.value().jpeg()), "one still uses it");
        held.close();
        assertTrue(cache.clean() > BYTES);
        assertFalse(has(1));
    }

    @Test
    void anEntryIsThereWholeOrNotAtAll() throws IOException {
        DerivedKey key = new DerivedKey(sha(1), DerivedKind.POSTER);
        try (var draft = cache.begin(key, BYTES).orElseThrow()) {
            Files.write(Poster.picture(draft.folder()), new byte[BYTES]);
            assertFalse(has(1));
            assertTrue(cache.begin(key, BYTES).isEmpty(), "one makes it at a time");
        }
        assertEquals(List.of(folder.resolve("locks")), left());
    }

    @Test
    void whatDeadProcessesLeftIsSwept() throws IOException {
        Path part = folder.resolve("00").resolve(sha(1)).resolve("poster-1.part");
        Files.createDirectories(part);
        Files.write(part.resolve("poster.jpg"), new byte[BYTES]);
        cache.close();
        cache = DerivedCache.open(folder, 35_000, clock);
        assertEquals(List.of(folder.resolve("locks")), left());
    }

    @Test
    void theReportTellsWhatIsHeld() throws IOException {
        make(sha(1));
        make(sha(2));
        Path old = folder.resolve("00").resolve(sha(2)).resolve("waveform-0");
        Files.createDirectories(old);
        Files.write(old.resolve("waveform.bin"), new byte[500]);
        CacheReport report = cache.report();
        var posters = Objects.requireNonNull(report.kinds().get(DerivedKind.POSTER));
        assertEquals(2, posters.sources());
        assertEquals(4, posters.files());
        assertEquals(2.0 * BYTES + 500, (double) report.bytes(), 100);
        assertEquals(500, report.otherBytes());
        assertEquals(CacheReport.Share.NONE, report.kinds().get(DerivedKind.WAVEFORM));
        assertEquals(35_000, report.budgetBytes());
    }

    @Test
    void ofAnOlderVersionGoesFirst() throws IOException {
        make(sha(1));
        Path old = folder.resolve("00").resolve(sha(1)).resolve("poster-0");
        Files.createDirectories(old);
        Files.write(old.resolve("poster.jpg"), new byte[BYTES]);
        cache.budget(BYTES + 100);
        assertFalse(Files.exists(old));
        assertTrue(has(1));
    }

    @Test
    void aDiskWithoutRoomIsToldInWords() {
        DerivedKey key = new DerivedKey(sha(1), DerivedKind.POSTER);
        var told = assertThrows(CacheException.class, () -> cache.begin(key, Long.MAX_VALUE / 4));
        assertEquals(CacheException.Problem.FULL, told.problem());
        assertTrue(String.valueOf(told.getMessage()).contains("Make room"));
        assertTrue(cache.begin(key, BYTES).isPresent(), "the right to make it was given back");
    }

    @Test
    void aDamagedEntryIsNotFoundAndCanBeMadeAgain() throws IOException {
        make(sha(1));
        Files.delete(folder.resolve("00").resolve(sha(1)).resolve("poster-1/poster.json"));
        assertFalse(has(1));
        make(sha(1));
        assertTrue(has(1));
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }
}
