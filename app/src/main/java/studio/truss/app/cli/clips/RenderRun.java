package studio.truss.app.cli.clips;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import studio.truss.app.AppGraph;
import studio.truss.app.ProgramVersion;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.clips.Finish;
import studio.truss.core.clips.QueuedRenders;
import studio.truss.core.clips.Sha256;
import studio.truss.core.clips.SourceFinder;
import studio.truss.core.clips.StoredClips;
import studio.truss.core.clips.captioning.ClipCaptioner;
import studio.truss.core.clips.exporting.VideoChapters;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.entity.UnreadableItemException;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.FileTrouble;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.TimeRange;
import studio.truss.core.render.Quality;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.preset.RenderPreset;

import java.io.IOException;
import java.nio.file.Files;
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
        for (ClipId id : ids) {
            try {
                Clip clip = clip(id);
                Asset asset = asset(clip);
                StoredClips stored =
                        videos.computeIfAbsent(
                                asset.videoId().value(),
                                unused -> stored(found(asset), sha256(asset)));
                Path folder =
                        wishes.out() != null
                                ? wishes.out()
                                : Path.of(ClipCommand.stem(asset.title()) + "-clips");
                RenderPlan plan = stored.plan(clip, output(folder, stored.fileName(clip)));
                RenderPlan captioned = captioner.over(plan, sha256(asset), clip);
                requests.add(new QueuedRenders.Request(id, chaptered(captioned, asset.videoId())));
            } catch (CommandFailure | IllegalArgumentException e) {
                terminal.note("truss: " + id + ": " + e.getMessage());
                outcomes.add(InputOutcome.UNUSABLE);
            }
        }
        outcomes.addAll(render(requests));
        return outcomes;
    }

    /// Renders the clips of a manifest, or its moments where it has no clips.
    List<InputOutcome> manifest(Path file) {
        JsonNode manifest = read(file);
        Path folder = file.toAbsolutePath().resolveSibling("");
        Path out = wishes.out() != null ? wishes.out() : folder;
        JsonNode source = manifest.path("source");
        String sha256 = source.path("sha256").asText();
        Path video = source(source.path("path").asText(), sha256, folder);
        StoredClips stored = stored(video, sha256, wishes.finish(manifest.path("settings")));
        Item known = graph.library().assetBySha256(sha256);
        VideoId id = known == null ? null : Asset.of(known).videoId();
        List<InputOutcome> outcomes = new ArrayList<>();
        List<QueuedRenders.Request> requests = new ArrayList<>();
        JsonNode clips = manifest.path("clips");
        int place = 0;
        for (JsonNode clip : clips.isEmpty() ? manifest.path("moments") : clips) {
            place++;
            TimeRange range =
                    TimeRange.of(clip.path("startMs").asLong(), clip.path("endMs").asLong());
            String name = clip.path("file").asText("%02d.mp4".formatted(place));
            try {
                RenderPlan plan =
                        stored.plan(
                                range,
                                clip.path("layouts"),
                                title(manifest, clip),
                                output(out, ClipCommand.stem(name) + ".mp4"));
                requests.add(
                        new QueuedRenders.Request(
                                null, chaptered(captioner.over(plan, sha256), id)));
            } catch (IllegalArgumentException e) {
                terminal.note("truss: " + name + ": " + e.getMessage());
                outcomes.add(InputOutcome.UNUSABLE);
            }
        }
        if (place == 0) {
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
            throw unusable("The library has no such clip; 'truss moments VIDEO' lists them.");
        }
        try {
            Clip clip = Clip.of(item);
            if (!clip.hasRange()) {
                throw unusable("The clip ends before it starts.");
            }
            if (!clip.status().mayBecome(Clip.Status.RENDERING)
                    && clip.status() != Clip.Status.RENDERING) {
                throw unusable("The clip was rejected; 'truss approve' takes that back.");
            }
            return clip;
        } catch (UnreadableItemException e) {
            throw unusable("The clip lacks what a render needs: " + e.getMessage());
        }
    }

    private Asset asset(Clip clip) {
        Item item = graph.library().get(new EntityKey.Asset(clip.videoId()));
        if (item == null) {
            throw unusable("The library has no video " + clip.videoId() + ".");
        }
        return Asset.of(item);
    }

    private Path found(Asset asset) {
        Library library = graph.library();
        return switch (new SourceFinder(library, graph.recorder()).find(asset, wishes.source())) {
            case SourceFinder.Found.Here(var file) -> file;
            case SourceFinder.Found.Lost(var words) -> throw unusable(words);
        };
    }

    private static String sha256(Asset asset) {
        return asset.sha256() == null ? "unknown" : asset.sha256();
    }

    private StoredClips stored(Path video, String sha256) {
        return stored(video, sha256, wishes.finish(new ObjectMapper().createObjectNode()));
    }

    private StoredClips stored(Path video, String sha256, Finish finish) {
        MediaInfo info =
                switch (graph.engine().probe(video)) {
                    case ProbeResult.Usable(var probed) -> probed;
                    case ProbeResult.Partly(var probed, var problem, var usableMs) -> probed;
                    case ProbeResult.Unusable(var problem, var probed) ->
                            throw unusable(problem.message());
                };
        return new StoredClips(video, sha256, info, finish, ProgramVersion.text());
    }

    private Path source(String typed, String sha256, Path folder) {
        Path given = wishes.source();
        List<Path> places =
                given != null ? List.of(given) : List.of(Path.of(typed), folder.resolve(typed));
        try {
            for (Path place : places) {
                if (Files.isRegularFile(place) && Sha256.ofFile(place).equals(sha256)) {
                    return place.toAbsolutePath().normalize();
                }
            }
        } catch (IOException e) {
            throw unusable("The video cannot be read: " + FileTrouble.words(e));
        }
        throw unusable(
                "The manifest's video is not at %s, or was changed. Name its file with --source."
                        .formatted(places.getFirst()));
    }

    private static JsonNode read(Path file) {
        try {
            JsonNode json = new ObjectMapper().readTree(file.toFile());
            if (json != null && json.path("source").path("sha256").isTextual()) {
                return json;
            }
        } catch (IOException e) {
            throw unusable("%s cannot be read as JSON: %s".formatted(file, FileTrouble.words(e)));
        }
        throw unusable(file + " is no manifest of Truss Studio.");
    }

    private static String title(JsonNode manifest, JsonNode clip) {
        for (JsonNode moment : manifest.path("moments")) {
            if (moment.path("id").equals(clip.path("momentId"))) {
                return moment.path("title").asText();
            }
        }
        return clip.path("title").asText();
    }

    private static Path output(Path folder, String name) {
        return folder.resolve(name).toAbsolutePath().normalize();
    }

    private static CommandFailure unusable(String words) {
        return new CommandFailure(ExitCode.NO_INPUT_USABLE, words);
    }
}
