package studio.truss.app.cli.clips;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.captions.Transcript;
import studio.truss.core.clips.Analysed;
import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.ClipMaker;
import studio.truss.core.clips.ClipResult;
import studio.truss.core.clips.ClipSettings;
import studio.truss.core.clips.Framer;
import studio.truss.core.clips.Manifest;
import studio.truss.core.clips.Opened;
import studio.truss.core.clips.Source;
import studio.truss.core.clips.UnfinishedManifest;
import studio.truss.core.clips.captioning.ClipCaptioner;
import studio.truss.core.library.Recorded;
import studio.truss.core.live.ChatLog;
import studio.truss.core.media.FileTrouble;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.render.RenderOutcome;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The main job on one video after the other, as a command sees it: what goes wrong with one is
/// said and does not touch the next.
public final class ClipRun {
    private final AppGraph graph;
    private final ClipSettings settings;
    private final String channel;
    private final @Nullable ChatLog chat;
    private final Captions captions;
    private final Terminal terminal;

    /// @param manifest of what cannot be used too: then with a `message`, nothing found
    /// @param written whether the folder holds the manifest
    /// @param message one or two sentences, where there is something to say
    public record Result(
            InputOutcome outcome, ObjectNode manifest, boolean written, @Nullable String message) {}

    /// @param wish whether clips of videos with a transcript have captions
    /// @param transcript of the video, to be kept; null for the one that the library has
    public record Captions(ClipCaptioner.Wish wish, @Nullable Transcript transcript) {
        public static Captions usual() {
            return new Captions(ClipCaptioner.Wish.AS_STORED, null);
        }
    }

    /// @param channel under which the place of a corner camera is remembered
    public ClipRun(
            AppGraph graph,
            ClipSettings settings,
            String channel,
            @Nullable ChatLog chat,
            Captions captions,
            Terminal terminal) {
        this.graph = graph;
        this.settings = settings;
        this.channel = channel;
        this.chat = chat;
        this.captions = captions;
        this.terminal = terminal;
    }

    /// Finds the moments and renders them into `folder`.
    ///
    /// @throws CommandFailure where clips cannot go there
    public Result make(String video, Path folder) {
        Opened opened = open(video);
        if (!(opened instanceof Opened.Ready(Source source))) {
            return refused(video, opened, true);
        }
        try (ClipFolder target = ClipFolder.open(folder, source, graph.data())) {
            return switch (analyse(source, true)) {
                case Looked.Failed(var result) -> result;
                case Looked.Done(var analysis) -> render(analysis, target, folder);
            };
        }
    }

    /// As [#make], where a folder that cannot be used is this video's failure alone.
    Result makeOneOf(String video, Path folder) {
        try {
            return make(video, folder);
        } catch (CommandFailure e) {
            terminal.note("  " + e.getMessage());
            return new Result(
                    InputOutcome.UNUSABLE,
                    JsonNodeFactory.instance.objectNode(),
                    false,
                    e.getMessage());
        }
    }

    /// Finds the moments alone.
    Result analyseOnly(String video) {
        Opened opened = open(video);
        if (!(opened instanceof Opened.Ready(Source source))) {
            return refused(video, opened, false);
        }
        return switch (analyse(source, false)) {
            case Looked.Failed(var result) -> result;
            case Looked.Done(var analysis) -> {
                record(analysis);
                yield found(analysis, Manifest.of(analysis), false);
            }
        };
    }

    private sealed interface Looked {
        record Done(Analysis analysis) implements Looked {}

        record Failed(Result result) implements Looked {}
    }

    private Opened open(String video) {
        if (video.isBlank()) {
            throw CommandFailure.usage("The name of a video is empty.");
        }
        // opened first: a library that cannot be used is said before an hour of work
        graph.library();
        terminal.note(video);
        Opened opened = graph.analyst().open(video, Path.of(video));
        if (opened instanceof Opened.Ready(Source source)) {
            settings.framing()
                    .layout()
                    .beyond(source.info().durationMs())
                    .ifPresent(wish ->
                            terminal.note(
                                    "  --layout %s names a time after the end of the video and changes nothing."
                                            .formatted(wish)));
        }
        return opened;
    }

    private Looked analyse(Source source, boolean withClips) {
        if (captions.transcript() != null) {
            graph.transcripts().put(source.sha256(), captions.transcript());
        }
        return switch (graph.analyst()
                .analyse(source, withKnownCam(source), chat, terminal.listener())) {
            case Analysed.Failed(var problem) ->
                    new Looked.Failed(
                            unusable(
                                    Manifest.ofUnusable(
                                            source.typed(),
                                            source.sha256(),
                                            source.probe(),
                                            settings,
                                            problem.message()),
                                    withClips,
                                    problem.message()));
            case Analysed.Done(var analysis) -> {
                remember(analysis);
                yield new Looked.Done(analysis);
            }
        };
    }

    private ClipSettings withKnownCam(Source source) {
        PictureShape picture = PictureShape.of(source.info().picture().orElseThrow());
        return settings.withKnownCam(graph.cams().find(channel, picture).orElse(null));
    }

    private void remember(Analysis analysis) {
        Framer framer = new Framer(analysis);
        framer.cam().ifPresent(cam -> graph.cams().learn(channel, framer.picture(), cam));
    }

    private Result refused(String video, Opened opened, boolean withClips) {
        return switch (opened) {
            case Opened.Refused refused -> {
                String message = refused.problem().message();
                yield unusable(
                        Manifest.ofUnusable(video, null, refused.probe(), settings, message),
                        withClips,
                        message);
            }
            case Opened.Ready ready -> throw new IllegalArgumentException(ready.toString());
        };
    }

    private Result unusable(ObjectNode manifest, boolean withClips, String message) {
        terminal.note("  cannot be used: " + message);
        if (withClips) {
            manifest.putArray("clips");
            manifest.putArray("failed");
        }
        return new Result(InputOutcome.UNUSABLE, manifest, false, message);
    }

    private List<Recorded> record(Analysis analysis) {
        try {
            graph.analyses().keep(analysis);
        } catch (IOException e) {
            terminal.note(
                    "The analysis could not be kept, so the studio will look again: "
                            + FileTrouble.words(e));
        }
        return graph.recorder().analysed(analysis);
    }

    /// @param named the folder as the creator named it
    private Result render(Analysis analysis, ClipFolder target, Path named) {
        List<Recorded> recorded = record(analysis);
        ClipCaptioner captioner = graph.captioner(captions.wish());
        CheckedClips checked =
                CheckedClips.of(
                        ClipMaker.plan(analysis, recorded, target.path(), captioner),
                        new RenderChecks(graph, terminal));
        List<ClipMaker.Planned> planned = checked.passed();
        captioner.notes().forEach(note -> terminal.note("  " + note));
        List<String> earlier =
                target.setAside(
                        planned.stream().map(ClipMaker.Planned::file).collect(Collectors.toSet()));
        begin(analysis, planned, target);
        List<ClipResult> clips =
                checked.results(
                        new ClipMaker(graph.renders())
                                .make(planned, terminal.listener(), ClipFolder::settle));
        ObjectNode manifest = Manifest.of(analysis, clips);
        target.write(ClipFolder.MANIFEST, JsonOut.text(manifest));
        target.write(ClipFolder.REPORT, graph.report().of(analysis, clips, target.path()));
        Result found = found(analysis, manifest, true);
        int failed = failures(clips);
        say(recorded.size() - clips.size(), earlier);
        if (!clips.isEmpty()) {
            terminal.note(
                    "  %d of %d clips in %s".formatted(clips.size() - failed, clips.size(), named));
        }
        if (failed == 0) {
            return found;
        }
        return new Result(
                failed == clips.size() ? InputOutcome.UNUSABLE : InputOutcome.FAILED,
                manifest,
                true,
                "%d of %d clips could not be rendered.".formatted(failed, clips.size()));
    }

    /// Writes down what is to come, so that an interrupted run can be finished.
    private void begin(Analysis analysis, List<ClipMaker.Planned> planned, ClipFolder target) {
        target.write(ClipFolder.MANIFEST, JsonOut.text(UnfinishedManifest.of(analysis, planned)));
        List<ClipResult> asked = planned.stream().map(ClipMaker.Planned::asked).toList();
        target.write(ClipFolder.REPORT, graph.report().of(analysis, asked, target.path()));
    }

    private int failures(List<ClipResult> clips) {
        int failed = 0;
        for (ClipResult clip : clips) {
            if (clip.outcome() instanceof RenderOutcome.Failed(var kind, var words)) {
                terminal.note("  " + clip.file() + " was not made: " + words);
            }
            failed += clip.outcome() instanceof RenderOutcome.Rendered ? 0 : 1;
        }
        return failed;
    }

    private void say(int refused, List<String> earlier) {
        if (refused > 0) {
            terminal.note(
                    refused == 1
                            ? "  One moment was rejected before and is not made again."
                            : "  %d moments were rejected before and are not made again."
                                    .formatted(refused));
        }
        if (!earlier.isEmpty()) {
            terminal.note(
                    "  Of an earlier run, moved into the folder 'earlier': "
                            + String.join(", ", earlier));
        }
    }

    private Result found(Analysis analysis, ObjectNode manifest, boolean written) {
        terminal.closeBar();
        analysis.notes().forEach(note -> terminal.note("  " + note));
        boolean nothing = analysis.findings().moments().isEmpty();
        return new Result(
                nothing ? InputOutcome.NOTHING_FOUND : InputOutcome.DONE,
                manifest,
                written,
                nothing ? String.join(" ", analysis.notes()) : null);
    }
}
