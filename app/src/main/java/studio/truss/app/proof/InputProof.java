package studio.truss.app.proof;

import org.jspecify.annotations.Nullable;

import studio.truss.app.AppGraph;
import studio.truss.core.demo.DemoSound;
import studio.truss.core.engine.EngineJobs;
import studio.truss.core.media.ffmpeg.Remuxer;
import studio.truss.core.render.RenderPlan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/// Puts thousands of damaged files through the probe and the first frames: whatever they do to a
/// worker, the program must get a verdict for each. One thread.
public final class InputProof implements AutoCloseable {
    private static final long FILM_MS = 1_000;
    private static final long SMALL = 2 << 20;
    private static final int AT_ONCE = 50;

    private final Path folder;
    private final AppGraph tools;
    private final List<byte[]> files = new ArrayList<>();

    /// @param folder empty; everything is made in it
    /// @param data a folder whose small files are damaged too; null for none
    public InputProof(Path folder, @Nullable Path data) throws IOException {
        this.folder = folder;
        this.tools =
                new AppGraph(Map.of("TRUSS_HOME", folder.resolve("home").toString()), unused -> {});
        Path film = folder.resolve("film.mp4");
        String encoder = tools.ladder().candidates(RenderPlan.AUTO).getFirst();
        ProofFilm.write(film, encoder, FILM_MS);
        files.add(Files.readAllBytes(film));
        for (String name : List.of("film.mkv", "film.ts")) {
            Remuxer.copy(film, folder.resolve(name));
            files.add(Files.readAllBytes(folder.resolve(name)));
        }
        files.add(wav());
        if (data != null) {
            try (Stream<Path> all = Files.walk(data)) {
                for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                    if (Files.size(file) <= SMALL && Files.size(file) > 0) {
                        files.add(Files.readAllBytes(file));
                    }
                }
            }
        }
    }

    private static byte[] wav() {
        int samples = DemoSound.SAMPLE_RATE / 2;
        ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 1);
        wav.putInt(DemoSound.SAMPLE_RATE).putInt(2 * DemoSound.SAMPLE_RATE);
        wav.putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
        for (int i = 0; i < samples; i++) {
            wav.putShort((short) (8000 * Math.sin(i * 0.05)));
        }
        return wav.array();
    }

    public int sources() {
        return files.size();
    }

    /// @param done told how many are through
    /// @return how many mutants got each verdict; the sum is `rounds`
    public SortedMap<String, Integer> run(int rounds, long seed, IntConsumer done)
            throws IOException {
        Mutator mutator = new Mutator(seed);
        SortedMap<String, Integer> verdicts = new TreeMap<>();
        for (int from = 0; from < rounds; from += AT_ONCE) {
            List<Path> mutants = new ArrayList<>();
            for (int i = from; i < Math.min(rounds, from + AT_ONCE); i++) {
                Path mutant = folder.resolve("mutant-" + i);
                Files.write(mutant, mutator.mutant(files));
                mutants.add(mutant);
            }
            for (EngineJobs.Tasted tasted : tools.engine().taste(mutants)) {
                verdicts.merge(tasted.verdict(), 1, Integer::sum);
            }
            for (Path mutant : mutants) {
                Files.delete(mutant);
            }
            done.accept(Math.min(rounds, from + AT_ONCE));
        }
        return verdicts;
    }

    @Override
    public void close() {
        tools.close();
    }
}
