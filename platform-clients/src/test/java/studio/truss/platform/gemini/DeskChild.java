package studio.truss.platform.gemini;

import studio.truss.core.gemini.VideoAnswer;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.desk.DeskOrders;
import studio.truss.core.gemini.job.desk.GeminiAccess;
import studio.truss.core.gemini.job.desk.GeminiDesk;
import studio.truss.core.gemini.job.desk.Parts;
import studio.truss.core.gemini.job.video.SmallFilm;
import studio.truss.core.gemini.job.video.VideoFacts;
import studio.truss.core.gemini.job.video.Videos;
import studio.truss.core.gemini.prompt.ChatExcerpt;
import studio.truss.core.gemini.prompt.Wish;
import studio.truss.core.gemini.remote.GeminiService;
import studio.truss.core.gemini.settings.GeminiSettingsFile;
import studio.truss.core.library.DataFolder;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.media.Heartbeat;
import studio.truss.platform.devcloud.gemini.GeminiStandIn;
import studio.truss.platform.gemini.access.GeminiAddress;
import studio.truss.platform.gemini.access.GeminiKey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// A program that asks about a video of twelve minutes, or goes on with that, until it is done.
/// While a file `hold-film` or `hold-record` is there it stays in that step.
final class DeskChild implements Videos, GeminiAccess {
    static final VideoId VIDEO = VideoId.of("v1");
    private static final int FILM_BYTES = 20_000_000;

    private final Path folder;
    private final GeminiClient client;

    private DeskChild(Path folder, GeminiClient client) {
        this.folder = folder;
        this.client = client;
    }

    /// @param args the folder, the service's address
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Clock clock = Clock.systemUTC();
        try (SqliteLibrary library = library(folder);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                GeminiClient client =
                        GeminiClient.open(
                                new GeminiAddress(URI.create(args[1])),
                                GeminiKey.of(GeminiStandIn.KEY),
                                clock)) {
            DeskChild child = new DeskChild(folder, client);
            Parts parts =
                    Parts.of(
                            library,
                            child,
                            child,
                            new GeminiSettingsFile(new DataFolder(folder)),
                            threads,
                            clock);
            GeminiJob job = new DeskOrders(parts, () -> {}).ask(VIDEO, new BigDecimal("3"));
            new GeminiDesk(parts).work(() -> false);
            System.out.println(parts.queue().find(job.id()).orElseThrow());
        }
    }

    static SqliteLibrary library(Path folder) {
        return SqliteLibrary.open(folder.resolve("u1.db"), CreatorId.of("u1"), Clock.systemUTC());
    }

    @Override
    public GeminiService service() {
        return client;
    }

    @Override
    public String account() {
        return "here";
    }

    @Override
    public VideoFacts facts(VideoId video) {
        return new VideoFacts(
                "ab".repeat(32),
                "A stream",
                12 * 60_000,
                6_100_000_000L,
                FILM_BYTES,
                true,
                List.of(),
                List.of(),
                new Wish(12_000, 60_000),
                ChatExcerpt.NONE,
                null);
    }

    @Override
    public SmallFilm film(VideoId video, Heartbeat heartbeat) {
        hold("film");
        byte[] bytes = new byte[FILM_BYTES];
        new Random(1).nextBytes(bytes);
        Path film = folder.resolve("film.mp4");
        try {
            Files.write(film, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SmallFilm(film, FILM_BYTES, () -> {});
    }

    @Override
    public void record(VideoId video, VideoAnswer answer, Heartbeat heartbeat) {
        hold("record");
        try {
            Files.writeString(folder.resolve("recorded.txt"), answer.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hold(String step) {
        try {
            Path wish = folder.resolve("hold-" + step);
            if (Files.exists(wish)) {
                Files.writeString(folder.resolve("in-" + step), "");
            }
            while (Files.exists(wish)) {
                LockSupport.parkNanos(10_000_000);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
