package studio.truss.app.cli.clips;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import studio.truss.app.AppGraph;
import studio.truss.app.ProgramVersion;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.PlainText;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.clips.Finish;
import studio.truss.core.clips.QueuedRenders;
import studio.truss.core.clips.SourceFinder;
import studio.truss.core.clips.StoredClips;
import studio.truss.core.clips.captioning.ClipCaptioner;
import studio.truss.core.clips.exporting.VideoChapters;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.entity.UnreadableItemException;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.render.Quality;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.preset.RenderPreset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Renders stored clips, as a command sees it: what cannot be rendered is said and does not touch
/// the others.
final class RenderRun {
    private final AppGraph graph;
    private final Wishes wishes;
    private final Terminal terminal;
    private final ClipCaptioner captioner;

    /// What the creator asks for; null leaves it to the manifest or the default.
    record Wishes(
            @Nullable Path out,
            @Nullable String encoder,
            @Nullable Boolean nativeSize,
            @Nullable Quality quality,
            @Nullable RenderPreset preset,
            @Nullable Path source,
            ClipCaptioner.Wish captions,
            boolean chapters) {

        Finish finish(JsonNode settings) {
            return new Finish(
                    encoder != null ? encoder : settings.path("encoder").asText(RenderPlan.AUTO),
                    nativeSize != null
                            ? nativeSize
                            : settings.path("size").asText().equals("source"),
                    quality != null
                            ? quality
                            : ClipOptions.quality(
                                    settings.path("quality").asText(Quality.STANDARD.word())),
                    preset != null
                            ? preset
                            : RenderPreset.of(settings.path("preset").asText()).orElse(null));
        }
    }

    RenderRun(AppGraph graph, Wishes wishes, Terminal terminal) {
        this.graph = graph;
        this.wishes = wishes;
        this.terminal = terminal;
        this.captioner = graph.captioner(wishes.captions());
    }

    /// Renders clips of the library.
    List<InputOutcome> clips(List<ClipId> ids) {
        List<InputOutcome> outcomes = new ArrayList<>();
        List<QueuedRenders.Request> requests = new ArrayList<>();
        Map<String, StoredClips> videos = new TreeMap<>();
        Finish finish = wishes.finish(new ObjectMapper().createObjectNode());
        for (ClipId id : ids) {
            try {
                Clip clip = clip(id);
                Asset asset = asset(clip);
                StoredClips stored =
                        videos.computeIfAbsent(
                                asset.videoId().value(),
                                unused -> stored(found(asset), sha256(asset), finish));
                Path folder =
                        wishes.out() != null
                                ? wishes.out()
                                : Path.of(ClipCommand.stem(asset.title()) + "-clips");
                RenderPlan plan = stored.plan(clip, output(folder, stored.fileName(clip)));
                RenderPlan captioned = captioner.over(plan, sha256(asset), clip);
                requests.add(new QueuedRenders.Request(id, chaptered(captioned, asset.videoId())));
            } catch (CommandFailure | IllegalArgumentException e) {
                terminal.note("truss: " + PlainText.line(id.toString()) + ": " + e.getMessage());
                outcomes.add(InputOutcome.UNUSABLE);
            }
        }
        outcomes.addAll(render(requests));
        return outcomes;
    }

    /// Renders the clips of a manifest, or its moments where it has no clips.
    List<InputOutcome> manifest(Path file) {
        ManifestFile manifest = ManifestFile.read(file);
        Path out = wishes.out() != null ? wishes.out() : manifest.folder();
        String sha256 = manifest.sha256();
        Path video = manifest.video(wishes.source());
        StoredClips stored = stored(video, sha256, wishes.finish(manifest.settings()));
        Item known = graph.library().assetBySha256(sha256);
        VideoId id = known == null ? null : Asset.of(known).videoId();
        List<InputOutcome> outcomes = new ArrayList<>();
        List<QueuedRenders.Request> requests = new ArrayList<>();
        List<ManifestFile.Part> parts = manifest.parts();
        for (ManifestFile.Part part : parts) {
            try {
                RenderPlan plan =
                        stored.plan(
                                part.range(),
                                part.layouts(),
                                part.title(),
                                output(out, ClipCommand.stem(part.name()) + ".mp4"));
                requests.add(
                        new QueuedRenders.Request(
                                null, chaptered(captioner.over(plan, sha256), id)));
            } catch (IllegalArgumentException e) {
                terminal.note("truss: " + part.name() + ": " + e.getMessage());
                outcomes.add(InputOutcome.UNUSABLE);
            }
        }
        if (parts.isEmpty()) {
            terminal.note(file + " holds no clips.");
            return List.of(InputOutcome.NOTHING_FOUND);
        }
        outcomes.addAll(render(requests));
        return outcomes;
    }

    private RenderPlan chaptered(RenderPlan plan, @Nullable VideoId video) {
        return wishes.chapters() && video != null
                ? plan.withChapters(new VideoChapters(graph.library()).of(video, plan.range()))
                : plan;
    }

    private List<InputOutcome> render(List<QueuedRenders.Request> asked) {
        List<InputOutcome> outcomes = new ArrayList<>();
        List<QueuedRenders.Request> requests = new ArrayList<>();
        RenderChecks checks = new RenderChecks(graph, terminal);
        for (QueuedRenders.Request request : asked) {
            checks.stops(request)
                    .ifPresentOrElse(
                            words -> {
                                notMade(request.plan().output(), words);
                                outcomes.add(InputOutcome.UNUSABLE);
                            },
                            () -> requests.add(request));
        }
        if (requests.isEmpty()) {
            return outcomes;
        }
        captioner.notes().forEach(note -> terminal.note("  " + note));
        List<RenderOutcome> ends = graph.renders().render(requests, terminal.listener());
        for (int i = 0; i < ends.size(); i++) {
            Path output = requests.get(i).plan().output();
            switch (ends.get(i)) {
                case RenderOutcome.Rendered(var file, _, _, _, _, _, _, var warnings) -> {
                    terminal.note("  " + file);
                    warnings.forEach(warning -> terminal.note("    " + warning));
                    outcomes.add(InputOutcome.DONE);
                }
                case RenderOutcome.Failed(var kind, var words) -> {
                    notMade(output, words);
                    outcomes.add(InputOutcome.UNUSABLE);
                }
                case RenderOutcome.Cancelled() -> {
                    notMade(output, "another process took it over.");
                    outcomes.add(InputOutcome.UNUSABLE);
                }
            }
        }
        return outcomes;
    }

    private void notMade(Path output, String words) {
        terminal.note("  " + output + " was not made: " + words);
    }

    private Clip clip(ClipId id) {
        Item item = graph.library().get(new EntityKey.Clip(id));
        if (item == null) {
            throw CommandFailure.unusable(
                    "The library has no such clip; 'truss moments VIDEO' lists them.");
        }
        try {
            Clip clip = Clip.of(item);
            if (!clip.hasRange()) {
                throw CommandFailure.unusable("The clip ends before it starts.");
            }
            if (!clip.status().mayBecome(Clip.Status.RENDERING)
                    && clip.status() != Clip.Status.RENDERING) {
                throw CommandFailure.unusable(
                        "The clip was rejected; 'truss approve' takes that back.");
            }
            return clip;
        } catch (UnreadableItemException e) {
            throw CommandFailure.unusable("The clip lacks what a render needs: " + e.getMessage());
        }
    }

    private Asset asset(Clip clip) {
        Item item = graph.library().get(new EntityKey.Asset(clip.videoId()));
        if (item == null) {
            throw CommandFailure.unusable("The library has no video " + clip.videoId() + ".");
        }
        return Asset.of(item);
    }

    private Path found(Asset asset) {
        SourceFinder finder = new SourceFinder(graph.library(), graph.recorder());
        return switch (finder.find(asset, wishes.source())) {
            case SourceFinder.Found.Here(var file) -> file;
            case SourceFinder.Found.Lost(var words) -> throw CommandFailure.unusable(words);
        };
    }

    private static String sha256(Asset asset) {
        return asset.sha256() == null ? "unknown" : asset.sha256();
    }

    private StoredClips stored(Path video, String sha256, Finish finish) {
        MediaInfo info =
                switch (graph.engine().probe(video)) {
                    case ProbeResult.Usable(var probed) -> probed;
                    case ProbeResult.Partly(var probed, var problem, var usableMs) -> probed;
                    case ProbeResult.Unusable(var problem, var probed) ->
                            throw CommandFailure.unusable(problem.message());
                };
        return new StoredClips(video, sha256, info, finish, ProgramVersion.text());
    }

    private static Path output(Path folder, String name) {
        return folder.resolve(name).toAbsolutePath().normalize();
    }
}
