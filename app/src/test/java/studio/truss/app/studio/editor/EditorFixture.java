package studio.truss.app.studio.editor;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.player.Frame;
import studio.truss.app.studio.player.FrameEnd;
import studio.truss.app.studio.player.FrameSource;
import studio.truss.app.studio.shell.Notice;
import studio.truss.app.studio.shell.Notices;
import studio.truss.app.studio.shell.StoreWork;
import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.FileCams;
import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.clips.Sha256;
import studio.truss.core.clips.Source;
import studio.truss.core.clips.archive.AnalysisArchive;
import studio.truss.core.clips.rendering.RenderNote;
import studio.truss.core.engine.FrameWish;
import studio.truss.core.library.Author;
import studio.truss.core.library.DataFolder;
import studio.truss.core.library.Library;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Timestamps;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.LibraryFolder;
import studio.truss.core.media.Prober;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.Findings;
import studio.truss.core.moments.Rejected;
import studio.truss.core.testing.ClipJobFixture;
import studio.truss.core.testing.FullDisk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// A library on disk with one analysed video of a minute: moments of 1 to 15, 20 to 35 and 40 to 55
/// seconds that score 80, 70 and 60. Its file holds a thousand bytes that nobody decodes.
final class EditorFixture implements AutoCloseable {
    private static final Instant NOW = Instant.parse("2026-11-22T07:17:19Z");

    /// A candidate that is no moment.
    static final TimeRange PASSED_OVER = TimeRange.of(35_500, 39_500);

    final Path folder;
    final Path file;
    final Library library;
    final FileCams cams;
    final AtomicBoolean full = new AtomicBoolean();
    final Notices notices = new Notices();
    final Messages messages = Messages.load();
    final List<List<String>> rendered = new ArrayList<>();
    final Map<ClipId, RenderNote> notes = new HashMap<>();
    final VideoId video;
    Prober prober =
            path -> {
                throw new AssertionError("an analysed video is not probed: " + path);
            };
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    EditorFixture(Path folder) throws IOException {
        this.folder = folder;
        file = Files.write(folder.resolve("film.mp4"), new byte[1_000]);
        cams = new FileCams(folder.resolve("cams.json"));
        library =
                FullDisk.over(
                        new LibraryFolder(new DataFolder(folder.resolve("home")), clock)
                                .openCurrent(),
                        full);
        Analysis analysis = analysis();
        ClipId first = new LibraryRecorder(library, clock).analysed(analysis).getFirst().clipId();
        video =
                library.items().stream()
                        .filter(item -> item.key().sk().equals("CLIP#" + first.value()))
                        .map(item -> Clip.of(item).videoId())
                        .findFirst()
                        .orElseThrow();
        new AnalysisArchive(folder.resolve("analyses")).keep(analysis);
    }

    private Analysis analysis() throws IOException {
        Analysis made =
                ClipJobFixture.analysis(
                        ClipJobFixture.moment(1_000, 15_000, 80),
                        ClipJobFixture.moment(20_000, 35_000, 70),
                        ClipJobFixture.moment(40_000, 55_000, 60));
        Source source = made.source();
        return new Analysis(
                new Source("film.mp4", file, Sha256.ofFile(file), source.probe(), source.info()),
                made.settings(),
                made.versions(),
                made.shots(),
                made.seen(),
                made.chat(),
                new Findings(
                        made.findings().moments(),
                        List.of(new Rejected(PASSED_OVER, 41, "two moments lie too near")),
                        made.findings().curves(),
                        made.findings().notes()),
                made.observed(),
                made.notes());
    }

    /// One more video, not analysed.
    VideoId film(Path film) throws IOException {
        VideoId id = VideoId.of("film");
        library.create(
                new Asset(
                        id,
                        "A film",
                        "local",
                        film.getFileName().toString(),
                        Sha256.ofFile(film),
                        Files.size(film),
                        null,
                        null,
                        null,
                        null,
                        null,
                        Asset.Status.NEW,
                        Set.of(),
                        Timestamps.print(NOW),
                        null));
        library.sourceSeen(id, SourceFile.of(film));
        return id;
    }

    EditorModel model(Executor background, Executor edits, Executor fx) {
        return new EditorModel(
                library,
                new VideoLoader(
                        library,
                        new AnalysisArchive(folder.resolve("analyses")),
                        path -> prober.probe(path),
                        messages),
                new Renders(),
                cams,
                clock,
                new StoreWork(background, edits, fx, notices),
                notices,
                messages);
    }

    /// Remembers what is asked for, and takes nothing back of what a test says of the clips.
    private final class Renders implements RenderRequests {
        @Override
        public List<String> render(OpenVideo open, List<Clip> clips) {
            rendered.add(clips.stream().map(clip -> clip.clipId().value()).toList());
            return List.of();
        }

        @Override
        public Map<ClipId, RenderNote> notes(OpenVideo open, List<Clip> clips) {
            return notes;
        }
    }

    /// A clip as it is after a render.
    void became(ClipId clip, Clip.Status... states) {
        for (Clip.Status status : states) {
            library.update(
                    new EntityKey.Clip(clip),
                    Change.set("status", AttributeValue.text(status.name())),
                    Author.MACHINE);
        }
    }

    /// A model whose work is done at once, with the video open.
    EditorModel open() {
        EditorModel model = model(Runnable::run, Runnable::run, Runnable::run);
        model.open(video, null, "film");
        return model;
    }

    List<String> said() {
        return notices.shown().stream().map(Notice::words).toList();
    }

    List<Clip> stored() {
        return library.clips(video);
    }

    List<Clip.Status> statuses() {
        return stored().stream().map(Clip::status).toList();
    }

    /// Grey pictures of the right time, at once.
    static final class GreyFrames implements FrameSource {
        @Override
        public void ask(FrameWish wish, Consumer<Frame> show, Consumer<FrameEnd> end) {
            ByteBuffer grey = ByteBuffer.allocate(192 * 108 * 4);
            while (grey.hasRemaining()) {
                grey.put((byte) 0x80);
            }
            show.accept(new Frame(192, 108, wish.ms(), true, grey.flip()));
            end.accept(FrameEnd.done());
        }
    }

    @Override
    public void close() {
        library.close();
    }
}
