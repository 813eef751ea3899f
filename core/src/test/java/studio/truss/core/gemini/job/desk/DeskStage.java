package studio.truss.core.gemini.job.desk;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.VideoAnswer;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.store.FilmTable;
import studio.truss.core.gemini.job.store.JobQueue;
import studio.truss.core.gemini.job.store.Ledger;
import studio.truss.core.gemini.job.video.SmallFilm;
import studio.truss.core.gemini.job.video.VideoFacts;
import studio.truss.core.gemini.job.video.Videos;
import studio.truss.core.gemini.prompt.ChatExcerpt;
import studio.truss.core.gemini.prompt.Wish;
import studio.truss.core.gemini.remote.GeminiService;
import studio.truss.core.gemini.settings.GeminiSettingsFile;
import studio.truss.core.library.DataFolder;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.testing.FakeGemini;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A library, a video of twelve minutes whose small film has 20 MB, a service in memory, and a
/// clock that runs when somebody waits.
final class DeskStage implements AutoCloseable {
    static final VideoId VIDEO = VideoId.of("v1");
    static final BigDecimal ENOUGH = new BigDecimal("2.00");
    static final int FILM_BYTES = 20_000_000;

    final Time clock = new Time();
    final SqliteLibrary library;
    final JobQueue queue;
    final Ledger ledger;
    final Kept videos;
    final GeminiSettingsFile settings;
    final DeskOrders orders;
    final Parts parts;
    int opened;
    private final FakeGemini gemini;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    static final class Time extends Clock {
        private Instant now = Instant.parse("2026-11-27T12:00:00Z");

        @Override
        public synchronized Instant instant() {
            return now;
        }

        synchronized void pass(Duration time) {
            now = now.plus(time);
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

    /// A video with its film, and what was recorded of it.
    static final class Kept implements Videos {
        final List<VideoAnswer> recorded = new ArrayList<>();
        final Path film;
        int films;
        long durationMs = 12 * 60_000;
        boolean hasSound = true;
        @Nullable String pointless;
        @Nullable LibraryException refusal;

        Kept(Path film) {
            this.film = film;
        }

        @Override
        public VideoFacts facts(VideoId video) {
            return new VideoFacts(
                    "ab".repeat(32),
                    "A stream",
                    durationMs,
                    6_100_000_000L,
                    FILM_BYTES,
                    hasSound,
                    List.of(),
                    List.of(),
                    new Wish(12_000, 60_000),
                    ChatExcerpt.NONE,
                    pointless);
        }

        @Override
        public SmallFilm film(VideoId video, Heartbeat heartbeat) {
            films++;
            return new SmallFilm(film, FILM_BYTES, () -> {});
        }

        @Override
        public void record(VideoId video, VideoAnswer answer, Heartbeat heartbeat) {
            if (refusal != null) {
                throw refusal;
            }
            recorded.add(answer);
        }
    }

    private final class Access implements GeminiAccess {
        @Override
        public GeminiService service() {
            opened++;
            return gemini;
        }

        @Override
        public String account() {
            return "here";
        }
    }

    DeskStage(Path folder, FakeGemini gemini) throws IOException {
        this.gemini = gemini;
        byte[] bytes = new byte[FILM_BYTES];
        new Random(1).nextBytes(bytes);
        videos = new Kept(Files.write(folder.resolve("film.mp4"), bytes));
        library = SqliteLibrary.open(folder.resolve("u1.db"), CreatorId.of("u1"), clock);
        queue = new JobQueue(library, clock);
        ledger = new Ledger(library, clock);
        settings = new GeminiSettingsFile(new DataFolder(folder));
        parts =
                new Parts(
                        queue,
                        ledger,
                        new FilmTable(library, clock),
                        videos,
                        new Access(),
                        settings,
                        threads,
                        clock,
                        clock::pass,
                        new Random(2));
        orders = new DeskOrders(parts, () -> {});
    }

    /// Asks, and works until nothing is left to do.
    GeminiJob ask(BigDecimal most) {
        GeminiJob job = orders.ask(VIDEO, most);
        return work(job.id());
    }

    GeminiJob work(String job) {
        new GeminiDesk(parts).work(() -> false);
        return queue.find(job).orElseThrow();
    }

    @Override
    public void close() {
        threads.close();
        library.close();
    }
}
