package studio.truss.core.library.sqlite;

import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.query.Query;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Measures a library of many clips of about 1 KB: how fast they go in, how long it takes to open
/// it and to ask it. Arguments: a file that is not there, and the number of clips.
final class LargeLibrary {
    private static final int BATCH = 1000;

    private LargeLibrary() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        int clips = Integer.parseInt(arguments[1]);
        long start = System.nanoTime();
        try (SqliteLibrary library = Samples.open(file)) {
            say("first open (native library, new file)", start);
            Random random = new Random(1);
            start = System.nanoTime();
            for (int from = 0; from < clips; from += BATCH) {
                List<Clip> batch = new ArrayList<>();
                for (int i = from; i < Math.min(clips, from + BATCH); i++) {
                    String score = BigDecimal.valueOf(random.nextInt(10_000), 2).toPlainString();
                    String words = " the quick brown fox jumps over the lazy dog".repeat(16);
                    batch.add(Samples.clip("clip-" + i, "Clip " + i + words, score, "a", "b"));
                }
                library.create(batch);
            }
            double seconds = say("insert " + clips + " clips", start);
            System.out.printf("  %.0f clips/s, %d MB%n", clips / seconds, Files.size(file) >> 20);
            start = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                library.create(Samples.clip("single-" + i, "one", "5"));
            }
            say("100 clips, each its own transaction", start);
        }
        for (int round = 0; round < 3; round++) {
            start = System.nanoTime();
            try (SqliteLibrary library = Samples.open(file)) {
                say("open", start);
                ask(library, "viralityScore > 80 order by viralityScore desc limit 50");
                ask(library, "viralityScore > 80 order by viralityScore desc limit 50");
                ask(library, "title ~ \"4321\" limit 50");
                ask(library, "tags contains \"c\" or endMs > 31000 limit 50");
            }
        }
    }

    private static void ask(SqliteLibrary library, String text) {
        long start = System.nanoTime();
        int found = library.find(Query.parse(text)).size();
        say(text + " -> " + found, start);
    }

    private static double say(String what, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%9.2f ms  %s%n", seconds * 1000, what);
        return seconds;
    }
}
