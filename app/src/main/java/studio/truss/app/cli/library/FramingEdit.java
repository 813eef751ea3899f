package studio.truss.app.cli.library;

import org.jspecify.annotations.Nullable;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.clips.ClipOptions;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.clips.FramingReader;
import studio.truss.core.clips.SourceFinder;
import studio.truss.core.clips.StoredClips;
import studio.truss.core.clips.framing.FramingLook;
import studio.truss.core.clips.framing.FramingLooker;
import studio.truss.core.engine.EngineResult;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.CameraMotion;
import studio.truss.core.reframe.FramingWishes;
import studio.truss.core.reframe.LayoutWishes;
import studio.truss.core.reframe.ShotFraming;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// `layout=` and `motion=` of a stored clip: its stretch of the source is looked at again and
/// framed as asked, and what came of it is stored with its reasons.
final class FramingEdit {
    private final AppGraph graph;
    private final Terminal terminal;

    /// @param layout null to leave each shot's
    /// @param motion null for the usual
    record Wish(@Nullable LayoutWishes layout, @Nullable CameraMotion motion) {

        /// @throws CommandFailure for what is no layout or motion; empty is none
        static Wish of(@Nullable String layout, @Nullable String motion) {
            return new Wish(
                    layout == null || layout.isEmpty() ? null : ClipOptions.layout(layout),
                    motion == null || motion.isEmpty() ? null : ClipOptions.motion(motion));
        }

        boolean none() {
            return layout == null && motion == null;
        }

        /// A layout that any picture can be given unseen; null where the source is needed.
        @Nullable String unseen() {
            if (layout == null || motion != null || !layout.shots().isEmpty()) {
                return null;
            }
            String word = layout.words();
            return StoredClips.LAYOUTS.contains(word) ? word : null;
        }
    }

    FramingEdit(AppGraph graph, Terminal terminal) {
        this.graph = graph;
        this.terminal = terminal;
    }

    /// @param item the clip as it will be, its new range included
    /// @return the change of `crop` and `layout`
    /// @throws CommandFailure where the source is needed and cannot be looked at
    Change change(Item item, Wish wish) {
        Clip clip = Clip.of(item);
        if (!clip.hasRange()) {
            throw new CommandFailure(
                    ExitCode.NO_INPUT_USABLE,
                    "The clip " + clip.clipId() + " ends before it starts.");
        }
        Item video = graph.library().get(new EntityKey.Asset(clip.videoId()));
        SourceFinder.Found found =
                video == null
                        ? new SourceFinder.Found.Lost("The library has no video of this clip.")
                        : new SourceFinder(graph.library(), graph.recorder())
                                .find(Asset.of(video), null);
        return switch (found) {
            case SourceFinder.Found.Here(var file) -> stored(framed(clip, file, wish));
            case SourceFinder.Found.Lost(var words) -> {
                String unseen = wish.unseen();
                if (unseen == null) {
                    throw new CommandFailure(
                            ExitCode.NO_INPUT_USABLE,
                            "The video has to be looked at again for this: " + words);
                }
                yield Change.set("layout", AttributeValue.text(unseen));
            }
        };
    }

    private List<ShotFraming> framed(Clip clip, Path file, Wish wish) {
        MediaInfo info =
                switch (graph.engine().probe(file)) {
                    case ProbeResult.Usable(var probed) -> probed;
                    case ProbeResult.Partly(var probed, var problem, var usableMs) -> probed;
                    case ProbeResult.Unusable(var problem, var probed) ->
                            throw new CommandFailure(ExitCode.NO_INPUT_USABLE, problem.message());
                };
        TimeRange range = TimeRange.of(clip.startMs(), clip.endMs()).clamp(0, info.durationMs());
        FramingLook look = look(file, info, range);
        List<ShotFraming> current =
                clip.crop() == null
                        ? List.of()
                        : new FramingReader(look.picture()).stored(clip.crop());
        CameraMotion motion = wish.motion() == null ? CameraMotion.CALM : wish.motion();
        LayoutWishes layout = wish.layout();
        return layout == null
                // another motion for the layouts that the shots have
                ? look.framed(new FramingWishes(LayoutWishes.asIn(current), motion, null))
                : look.reframed(current, new FramingWishes(layout, motion, null));
    }

    private FramingLook look(Path file, MediaInfo info, TimeRange range) {
        FramingLooker looker = new FramingLooker(graph.engine(), graph.faceModel().orElse(null));
        Heartbeat heartbeat = (done, total) -> terminal.progress("looking", done, total, "");
        return switch (looker.look(file, info, range, heartbeat)) {
            case EngineResult.Got<FramingLook>(var look) -> look;
            case EngineResult.Refused<FramingLook>(var problem) ->
                    throw new CommandFailure(ExitCode.NO_INPUT_USABLE, problem.message());
            case EngineResult.Cancelled<FramingLook>() -> throw new Heartbeat.Cancelled();
        };
    }

    private Change stored(List<ShotFraming> shots) {
        terminal.closeBar();
        for (ShotFraming shot : shots) {
            terminal.note(
                    String.format(
                            Locale.ROOT,
                            "  %.1f-%.1f s %s: %s",
                            shot.range().startMs() / 1000.0,
                            shot.range().endMs() / 1000.0,
                            shot.layout().word(),
                            shot.reason()));
        }
        Map<String, AttributeValue> set = new TreeMap<>();
        set.put("crop", FramingReader.stored(shots));
        set.put("layout", AttributeValue.text(FramingReader.words(shots)));
        return Change.of(set, Set.of());
    }
}
