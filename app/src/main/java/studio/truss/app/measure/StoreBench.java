package studio.truss.app.measure;

import com.github.f4b6a3.ulid.UlidCreator;

import studio.truss.app.studio.library.search.LibrarySearch;
import studio.truss.core.library.DataFolder;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.Timestamps;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.query.Query;
import studio.truss.core.library.sqlite.LibraryFolder;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/// A library of 50,000 clips: to fill, to open, to ask for the best fifty, to ask as the library
/// screen does.
public final class StoreBench {
    private static final int CLIPS = 50_000;
    private static final int BATCH = 1_000;
    private static final int CLIPS_A_VIDEO = 25;
    private static final double QUERY_MS = 5;
    private static final double OPEN_MS = 300;
    private static final double SCREEN_MS = 50;

    static final String BEST = "viralityScore > 80 order by viralityScore desc limit 50";

    private StoreBench() {}

    /// @param folder empty
    public static List<Row> run(Path folder, Clock clock, int rounds) {
        LibraryFolder libraries = new LibraryFolder(new DataFolder(folder), clock);
        Meter.Cost fill;
        try (Library library = libraries.openCurrent()) {
            fill = Meter.of(() -> fill(library, clock.instant()));
        }
        double[] opened = new double[rounds];
        double[] asked = new double[rounds];
        Query best = Query.parse(BEST);
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            try (Library library = libraries.openCurrent()) {
                library.find(best);
                opened[i] = (System.nanoTime() - start) / 1e6;
                start = System.nanoTime();
                int found = library.find(best).size();
                asked[i] = (System.nanoTime() - start) / 1e6;
                if (found != 50) {
                    throw new IllegalStateException(found + " clips instead of 50");
                }
            }
        }
        double[] listed = new double[rounds];
        double[] typed = new double[rounds];
        double[] queried = new double[rounds];
        try (Library library = libraries.openCurrent()) {
            for (int i = 0; i < rounds; i++) {
                LibrarySearch search = new LibrarySearch(library.index(), clock);
                listed[i] = millis(() -> search.count("", false));
                typed[i] = millis(() -> search.count("laug", true));
                queried[i] = millis(() -> search.count("clips where virality > 80", true));
            }
        }
        double[] cold = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            cold[i] = StoreColdStart.measure(folder);
        }
        return List.of(
                Row.fact("store: clips inserted a second", CLIPS / fill.wallS(), "1/s").over(1),
                Row.atMost(
                                "store: open and first query, new process",
                                Meter.median(cold),
                                "ms",
                                OPEN_MS)
                        .over(rounds),
                Row.fact("store: open and first query, warm", Meter.median(opened), "ms")
                        .over(rounds),
                Row.atMost("store: top 50 of 50,000", Meter.median(asked), "ms", QUERY_MS)
                        .over(rounds),
                Row.atMost(
                                "library screen: all videos, with their clips' counts",
                                Meter.median(listed),
                                "ms",
                                SCREEN_MS)
                        .over(rounds),
                Row.atMost(
                                "library screen: a word that every clip has, being typed",
                                Meter.median(typed),
                                "ms",
                                SCREEN_MS)
                        .over(rounds),
                Row.atMost(
                                "library screen: clips where virality > 80",
                                Meter.median(queried),
                                "ms",
                                SCREEN_MS)
                        .over(rounds));
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static void fill(Library library, Instant now) {
        SplittableRandom random = new SplittableRandom(7);
        String created = Timestamps.print(now);
        List<Clip> batch = new ArrayList<>();
        VideoId video = video();
        List<Asset> assets = new ArrayList<>();
        for (int i = 0; i < CLIPS; i++) {
            if (i % CLIPS_A_VIDEO == 0) {
                video = video();
                assets.add(asset(i, video, created));
            }
            batch.add(clip(i, video, random, created));
            if (batch.size() == BATCH) {
                library.create(batch);
                batch.clear();
            }
        }
        library.create(assets);
    }

    private static Asset asset(int i, VideoId video, String created) {
        return new Asset(
                video,
                "Stream " + i,
                "local",
                "stream-" + i + ".mkv",
                "%064x".formatted(i),
                5_000_000_000L,
                7_200_000L,
                1920L,
                1080L,
                "60/1",
                null,
                Asset.Status.ANALYZED,
                Set.of("stream"),
                created,
                null);
    }

    private static VideoId video() {
        return VideoId.of(UlidCreator.getMonotonicUlid().toString());
    }

    private static Clip clip(int i, VideoId video, SplittableRandom random, String created) {
        long start = 60_000L * (i % CLIPS_A_VIDEO);
        return new Clip(
                ClipId.of(UlidCreator.getMonotonicUlid().toString()),
                video,
                null,
                start,
                start + 20_000,
                "Laughter at %d:%02d".formatted(i % 60, i % 59),
                null,
                null,
                Set.of(),
                new BigDecimal(String.format(Locale.ROOT, "%.2f", random.nextDouble() * 100)),
                null,
                1L,
                null,
                "crop",
                null,
                Clip.Status.PROPOSED,
                null,
                null,
                created,
                null);
    }
}
