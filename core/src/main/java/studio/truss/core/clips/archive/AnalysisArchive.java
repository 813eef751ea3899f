package studio.truss.core.clips.archive;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.Analysis;
import studio.truss.core.moments.signal.ModelMark;
import studio.truss.core.worker.protocol.Wire;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/// The newest analysis of each source, by the hash of its bytes, one file each, written whole or
/// not at all. Any thread, several processes.
///
/// A file of another version of the program counts as not there: the source can be analysed again.
public final class AnalysisArchive {
    /// Counts up when a kept analysis cannot be read as before.
    private static final int FORMAT = 1;

    private static final Wire WIRE = new Wire();

    private final Path folder;

    private record Kept(int format, Analysis analysis) {}

    public AnalysisArchive(Path folder) {
        this.folder = folder;
    }

    /// Takes the place of what was kept of the same source.
    public void keep(Analysis analysis) throws IOException {
        Files.createDirectories(folder);
        Path file = file(analysis.source().sha256());
        Path part = Files.createTempFile(folder, "analysis-", ".part");
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                OutputStream out =
                        new GZIPOutputStream(
                                new BufferedOutputStream(Channels.newOutputStream(channel)));
                out.write(WIRE.write(new Kept(FORMAT, analysis)));
                ((GZIPOutputStream) out).finish();
                out.flush();
                channel.force(true);
            }
            Files.move(
                    part,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// @param sha256 of the source's bytes, 64 hex digits
    public Optional<Analysis> find(String sha256) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file(sha256)), 1 << 16)) {
            Kept kept = WIRE.read(in.readAllBytes(), Kept.class);
            return kept.format() == FORMAT ? Optional.of(kept.analysis()) : Optional.empty();
        } catch (NoSuchFileException | IllegalArgumentException | ZipException | EOFException e) {
            return Optional.empty(); // none, or of another version, or damaged
        }
    }

    /// What a model named in a source, as it was kept with its analysis; null where none was asked,
    /// and where that cannot be read.
    public @Nullable List<ModelMark> marks(String sha256) {
        try {
            return find(sha256).map(analysis -> analysis.observed().marks()).orElse(null);
        } catch (IOException e) {
            return null; // as if nobody had been asked: the answers themselves are still kept
        }
    }

    private Path file(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("no SHA-256: " + sha256);
        }
        return folder.resolve(sha256 + ".json.gz");
    }
}
