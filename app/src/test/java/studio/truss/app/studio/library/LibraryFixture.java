package studio.truss.app.studio.library;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.Notices;
import studio.truss.app.studio.shell.StatusModel;
import studio.truss.core.clips.Analyst;
import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.clips.rendering.ClipRenders;
import studio.truss.core.engine.Engine;
import studio.truss.core.imports.AnalysisEnd;
import studio.truss.core.imports.AnalysisQueue;
import studio.truss.core.imports.AnalysisWork;
import studio.truss.core.imports.Importer;
import studio.truss.core.imports.Relinker;
import studio.truss.core.imports.TranscriptIntake;
import studio.truss.core.library.DataFolder;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.Timestamps;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.LibraryFolder;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/// A library on disk with a screen's model over it.
final class LibraryFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T07:17:19.123Z");

    final Path folder;
    final LibraryFolder libraries;
    final Library library;
    private final Engine engine;
    final Notices notices = new Notices();
    final StatusModel status = new StatusModel();
    final Messages messages = Messages.load();
    final List<String> opened = new ArrayList<>();
    final List<VideoId> analysed = new ArrayList<>();
    AnalysisWork work = this::analysed;
    Instant now = NOW;

    /// @param engine looks at files; stays open
    LibraryFixture(Path folder, Engine engine) {
        this.folder = folder;
        this.engine = engine;
        libraries = new LibraryFolder(new DataFolder(folder.resolve("home")), clock());
        library = libraries.openCurrent();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
    }

    private AnalysisEnd analysed(
            VideoId video,
            java.util.function.Consumer<studio.truss.core.imports.AnalysisStep> steps,
            java.util.function.BooleanSupplier cancelled) {
        analysed.add(video);
        return new AnalysisEnd.Done(0);
    }

    /// A model whose work is done at once, on the caller's thread.
    LibraryModel model() {
        return model(Runnable::run, Runnable::run, Runnable::run);
    }

    LibraryModel model(Executor background, Executor edits, Executor fx) {
        LibraryRecorder recorder = new LibraryRecorder(library, clock());
        LibraryParts parts =
                new LibraryParts(
                        library,
                        new Importer(
                                library,
                                new Analyst(engine, null, "1", "8"),
                                recorder,
                                new NoTranscripts()),
                        new Relinker(library, recorder),
                        listener ->
                                new AnalysisQueue(
                                        (video, steps, cancelled) ->
                                                work.run(video, steps, cancelled),
                                        folder.resolve("analysis.lock"),
                                        background,
                                        listener),
                        (asset, file, ms) -> Optional.empty(),
                        new ClipRenders(library.renderQueue(), () -> {}),
                        clock());
        return new LibraryModel(
                parts, background, edits, fx, notices, status, new Opened(), messages);
    }

    private static final class NoTranscripts implements TranscriptIntake {
        @Override
        public Optional<String> problem(Path file) {
            return Optional.of(file.getFileName() + " is no transcript.");
        }

        @Override
        public void take(Path file, String sha256) {
            throw new IllegalStateException("refused before: " + file);
        }
    }

    private final class Opened implements LibraryOpener {
        @Override
        public void open(VideoId video) {
            opened.add(video.value());
        }

        @Override
        public void open(VideoId video, ClipId clip) {
            opened.add(video + "/" + clip);
        }
    }

    Asset video(String id, String title, int daysAgo, Asset.Status status, String... tags) {
        String at = Timestamps.print(NOW.minus(Duration.ofDays(daysAgo)));
        Asset asset =
                new Asset(
                        VideoId.of(id),
                        title,
                        "local",
                        id + ".mp4",
                        "sha-" + id,
                        10L,
                        100_000L,
                        320L,
                        180L,
                        "25/1",
                        null,
                        status,
                        Set.of(tags),
                        at,
                        at);
        library.create(asset);
        return asset;
    }

    Clip clip(String id, String video, String title, String score, Clip.Status status) {
        Clip clip =
                new Clip(
                        ClipId.of(id),
                        VideoId.of(video),
                        null,
                        10_000,
                        30_000,
                        title,
                        null,
                        null,
                        Set.of(),
                        new BigDecimal(score),
                        null,
                        1L,
                        null,
                        "crop",
                        null,
                        status,
                        null,
                        null,
                        Timestamps.print(NOW),
                        null);
        library.create(clip);
        return clip;
    }

    @Override
    public void close() {
        library.close();
    }
}
