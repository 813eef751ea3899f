package studio.truss.core.imports;

import studio.truss.core.clips.Analyst;
import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.clips.Opened;
import studio.truss.core.clips.Source;
import studio.truss.core.imports.ImportOutcome.SideKind;
import studio.truss.core.library.Library;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.Item;
import studio.truss.core.media.ProbeResult;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Takes files into the library: each is looked at in the engine's workers and read once for its
/// hash; the same content is one video, wherever it lies. One bad file touches no other. Blocks;
/// any thread.
public final class Importer {
    private final Library library;
    private final Analyst analyst;
    private final LibraryRecorder recorder;
    private final SideFiles sides;

    public Importer(
            Library library,
            Analyst analyst,
            LibraryRecorder recorder,
            TranscriptIntake transcripts) {
        this.library = library;
        this.analyst = analyst;
        this.recorder = recorder;
        this.sides = new SideFiles(library, transcripts);
    }

    /// Takes what was dropped, the videos first.
    ///
    /// @param each hears the outcome of each file as soon as it is there
    /// @param cancelled asked between two files
    public void take(
            DroppedFiles dropped, Consumer<ImportOutcome> each, BooleanSupplier cancelled) {
        List<Asset> batch = new ArrayList<>();
        for (Path film : dropped.films()) {
            if (cancelled.getAsBoolean()) {
                return;
            }
            ImportOutcome outcome = film(film);
            switch (outcome) {
                case ImportOutcome.Added added -> batch.add(added.asset());
                case ImportOutcome.Known known -> batch.add(known.asset());
                case ImportOutcome.Joined joined -> {}
                case ImportOutcome.Ask ask -> {}
                case ImportOutcome.Refused refused -> {}
            }
            each.accept(outcome);
        }
        for (Path side : dropped.sides()) {
            if (cancelled.getAsBoolean()) {
                return;
            }
            each.accept(side(side, batch));
        }
    }

    private ImportOutcome side(Path side, List<Asset> batch) {
        try {
            return sides.take(side, batch);
        } catch (LibraryException e) {
            return notKept(side, e);
        }
    }

    /// What the library refuses one file for, such as a full disk, it may not refuse the next for.
    private static ImportOutcome notKept(Path file, LibraryException e) {
        return new ImportOutcome.Refused(
                file, "%s was not imported. %s".formatted(file.getFileName(), e.getMessage()));
    }

    /// Joins a chat log or transcript to the video that the creator named.
    public ImportOutcome join(Path side, SideKind kind, Asset asset) {
        return sides.join(side, kind, asset);
    }

    private ImportOutcome film(Path file) {
        try {
            return switch (analyst.open(file.toString(), file)) {
                case Opened.Refused(var probe) ->
                        new ImportOutcome.Refused(file, probe.problem().message());
                case Opened.Ready(Source source) -> record(file, source);
            };
        } catch (UncheckedIOException e) {
            return new ImportOutcome.Refused(
                    file,
                    "%s cannot be read to its end: %s. Check the drive it is on."
                            .formatted(
                                    file.getFileName(),
                                    Objects.requireNonNull(e.getCause()).getMessage()));
        } catch (LibraryException e) {
            return notKept(file, e);
        }
    }

    private ImportOutcome record(Path file, Source source) {
        Item item = library.assetBySha256(source.sha256());
        Asset asset = item == null ? create(source) : Asset.of(item);
        recorder.seen(asset.videoId(), file);
        String problem = null;
        if (source.probe() instanceof ProbeResult.Partly(var info, var trouble, var usableMs)) {
            problem = trouble.message();
            String words = problem;
            library.index().remember(asset.videoId(), memo -> memo.withFile(usableMs, words));
        }
        sides.lookBeside(file, asset);
        return item == null
                ? new ImportOutcome.Added(file, asset, problem)
                : new ImportOutcome.Known(file, asset);
    }

    private Asset create(Source source) {
        Asset asset = recorder.newVideo(source);
        try {
            library.create(asset);
        } catch (LibraryException e) {
            if (e.problem() != LibraryException.Problem.EXISTS) {
                throw e;
            }
            throw new IllegalStateException("a fresh id was used before: " + asset.videoId(), e);
        }
        return asset;
    }
}
