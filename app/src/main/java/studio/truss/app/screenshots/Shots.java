package studio.truss.app.screenshots;

import studio.truss.app.studio.editor.EditorModel;
import studio.truss.app.studio.editor.EditorState;
import studio.truss.app.studio.editor.MomentOrder;
import studio.truss.app.studio.library.search.LibraryAsk.Kind;
import studio.truss.app.studio.queue.QueueModel;
import studio.truss.core.editing.ClipEdit;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.entity.Clip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The pictures, in an order in which each finds what it needs: from an empty library to finished
/// renders.
final class Shots {
    private static final long SPOKEN_AT_MS = 12_300;
    private static final String MISSING = "morning-warmup.mp4";

    private final PreparedVideos videos;
    private final String stream;
    private boolean rendering; // has been asked for

    Shots(PreparedVideos videos) {
        this.videos = videos;
        stream = String.valueOf(videos.stream().getFileName());
    }

    List<Shot> all() {
        List<Shot> shots = new ArrayList<>();
        Shot empty = Shot.of("library-empty", s -> s.go("library"), s -> s.answered("", false));
        shots.add(empty);
        shots.add(empty.light());
        shots.add(
                Shot.of(
                        "editor-empty",
                        s -> s.go("editor"),
                        s -> s.graph().editorModel().video().isEmpty()));
        shots.add(Shot.of("queue-empty", s -> s.go("queue"), _ -> true));
        shots.addAll(library());
        shots.addAll(editor());
        shots.addAll(queue());
        shots.addAll(rest());
        return shots;
    }

    private List<Shot> library() {
        Shot busy = Shot.of("library-importing", this::importAll, s -> s.analysing(0.4));
        Shot full =
                Shot.of(
                        "library",
                        s -> s.ask("", Kind.VIDEOS),
                        s ->
                                s.quiet()
                                        && s.library().pictured()
                                        && s.analysed(stream)
                                        && s.videos().others().stream()
                                                .allMatch(f ->
                                                        s.analysed(
                                                                String.valueOf(f.getFileName()))));
        Shot query =
                Shot.of(
                        "library-query",
                        s -> s.ask("virality > 50", Kind.CLIPS),
                        s -> s.answered("virality > 50", true) && s.library().pictured());
        return List.of(
                busy,
                full,
                full.light(),
                full.small(),
                query,
                query.light(),
                Shot.of(
                        "library-nothing",
                        s -> s.ask("accordion", Kind.VIDEOS),
                        s -> s.answered("accordion", false)),
                Shot.of(
                        "library-wrong-query",
                        s -> s.ask("virality > lots", Kind.VIDEOS),
                        s -> {
                            var answer = s.library().answerProperty().get();
                            return answer != null && answer.problem() != null;
                        }));
    }

    private void importAll(OpenStudio s) {
        s.ask("", Kind.VIDEOS);
        List<Path> files = new ArrayList<>();
        files.add(videos.stream());
        files.add(videos.chat());
        files.add(videos.transcript());
        files.addAll(videos.others());
        files.addAll(videos.broken());
        s.library().imports().take(files);
    }

    /// A file that is gone when the library is looked at.
    private static void moveAway(PreparedVideos videos) {
        for (Path file : videos.others()) {
            if (file.endsWith(MISSING) && Files.exists(file)) {
                try {
                    Files.move(file, file.resolveSibling("moved-" + MISSING));
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot move " + file, e);
                }
            }
        }
    }

    private List<Shot> editor() {
        Shot why =
                Shot.of(
                        "editor-why",
                        s -> {
                            s.ask("", Kind.VIDEOS);
                            s.graph().editor().inspect("why");
                        },
                        s -> s.opened(stream) && s.editing());
        Shot crop = Shot.of("editor-crop", s -> s.graph().editor().inspect("crop"), _ -> true);
        Shot captions =
                Shot.of(
                        "editor-captions",
                        s -> {
                            s.graph().player().go(SPOKEN_AT_MS);
                            s.graph().editor().inspect("captions");
                        },
                        _ -> true);
        Shot details =
                Shot.of(
                        "editor-details",
                        s -> {
                            moveAway(s.videos()); // what is stored next makes the library look
                            decide(s.graph().editorModel());
                            s.graph().editor().inspect("details");
                        },
                        s -> s.graph().editorModel().list().approved() == 2);
        return List.of(
                why,
                why.light(),
                why.small(),
                crop,
                crop.light(),
                captions,
                captions.light(),
                details,
                details.small(),
                Shot.of(
                        "editor-why-not-here",
                        s -> {
                            s.graph().editor().inspect("why");
                            s.graph().player().go(66_000);
                            s.act("moment.why");
                        },
                        _ -> true),
                Shot.of(
                        "editor-rejected",
                        s ->
                                s.graph()
                                        .editorModel()
                                        .list()
                                        .orderProperty()
                                        .set(MomentOrder.REJECTED),
                        _ -> true),
                Shot.of("library-missing-file", s -> s.ask("", Kind.VIDEOS), s -> s.gone(MISSING)),
                Shot.of(
                        "editor-missing-file",
                        s -> {
                            s.graph().editorModel().list().orderProperty().set(MomentOrder.SCORE);
                            s.ask("", Kind.VIDEOS);
                        },
                        s ->
                                s.opened(MISSING)
                                        && (s.graph().editorModel().fileGoneProperty().get()
                                                || s.graph().editorModel().stateProperty().get()
                                                        instanceof EditorState.Missing)));
    }

    /// Titles, tags and verdicts as a creator gives them.
    private static void decide(EditorModel editor) {
        List<Clip> clips = List.copyOf(editor.list().moments());
        List<String> titles =
                List.of(
                        "The lamp answers back",
                        "\u201cI deleted the whole save\u201d",
                        "Three hearts, one jump",
                        "The crowd wakes up");
        for (int i = 0; i < Math.min(clips.size(), titles.size()); i++) {
            editor.edits()
                    .edit(
                            "Rename to " + titles.get(i),
                            clips.get(i),
                            new ClipEdit.Rename(titles.get(i)));
        }
        for (Clip clip : clips.subList(0, Math.min(2, clips.size()))) {
            editor.edits().edit("Approve", clip, new ClipEdit.Approve());
        }
    }

    private List<Shot> queue() {
        Shot busy =
                Shot.of(
                        "queue",
                        s -> s.ask("", Kind.VIDEOS),
                        s -> {
                            QueueModel queue = s.graph().queueModel();
                            if (!rendering && s.opened(stream) && s.editing()) {
                                rendering = true;
                                EditorModel editor = s.graph().editorModel();
                                editor.edits().render(editor.all());
                                s.go("queue");
                            }
                            var progress = queue.progressProperty().get();
                            return progress != null
                                    && progress.doneMs() * 3 > progress.totalMs()
                                    && !queue.done().isEmpty();
                        });
        return List.of(
                busy,
                Shot.of("queue-paused", s -> holdLast(s.graph().queueModel(), true), _ -> true),
                Shot.of(
                        "queue-failed",
                        s -> {
                            hide(videos.stream(), true);
                            holdLast(s.graph().queueModel(), false);
                        },
                        s ->
                                s.graph().queueModel().done().stream()
                                        .anyMatch(i -> i.job().state() == RenderJob.State.FAILED)),
                Shot.of(
                        "library-rendering",
                        s -> {
                            hide(videos.stream(), false);
                            s.ask("", Kind.VIDEOS);
                        },
                        _ -> true));
    }

    private static void holdLast(QueueModel queue, boolean held) {
        if (!queue.open().isEmpty()) {
            queue.hold(queue.open().getLast(), held);
        }
    }

    private static void hide(Path file, boolean away) {
        Path aside = file.resolveSibling("aside-" + file.getFileName());
        try {
            Files.move(away ? file : aside, away ? aside : file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot move " + file, e);
        }
    }

    private List<Shot> rest() {
        Shot settings = Shot.of("settings", s -> s.go("settings"), _ -> true);
        return List.of(
                Shot.of("queue-done", s -> s.go("queue"), _ -> true).light(),
                settings,
                settings.light(),
                settings.small(),
                Shot.of("keys", s -> s.act("help.keys"), _ -> true));
    }
}
