package studio.truss.app;

import studio.truss.app.studio.editor.OpenVideo;
import studio.truss.app.studio.editor.RenderRequests;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.settings.StudioSettings;
import studio.truss.core.clips.StoredClips;
import studio.truss.core.clips.captioning.ClipCaptioner;
import studio.truss.core.clips.preflight.Finding;
import studio.truss.core.clips.rendering.RenderDesk;
import studio.truss.core.clips.rendering.RenderNote;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.render.RenderPlan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Plans clips as they are stored now, by the preset that is chosen, and puts them into the queue.
/// What the preflight stops stays out.
final class StudioRenders implements RenderRequests {
    private final RenderDesk desk;
    private final Supplier<ClipCaptioner> captioner;
    private final Supplier<StudioSettings> settings;
    private final Messages messages;

    StudioRenders(
            RenderDesk desk,
            Supplier<ClipCaptioner> captioner,
            Supplier<StudioSettings> settings,
            Messages messages) {
        this.desk = desk;
        this.captioner = captioner;
        this.settings = settings;
        this.messages = messages;
    }

    @Override
    public List<String> render(OpenVideo video, List<Clip> clips) {
        Planner planner = planner(video);
        List<String> trouble = new ArrayList<>();
        for (Clip clip : clips) {
            try {
                String stops =
                        desk.ask(clip.clipId(), planner.plan(clip)).stream()
                                .filter(Finding::stops)
                                .map(Finding::words)
                                .collect(Collectors.joining(" "));
                if (!stops.isEmpty()) {
                    trouble.add(messages.of("render.stopped", clip.title(), stops));
                }
            } catch (IllegalArgumentException | LibraryException e) {
                trouble.add(
                        messages.of(
                                "render.refused", clip.title(), String.valueOf(e.getMessage())));
            }
        }
        return trouble;
    }

    @Override
    public Map<ClipId, RenderNote> notes(OpenVideo video, List<Clip> clips) {
        if (clips.stream().noneMatch(RenderNote::concerns)) {
            return Map.of();
        }
        Planner planner = planner(video);
        return RenderNote.of(
                desk.jobs(),
                clips,
                clip -> {
                    try {
                        return Optional.of(planner.unnoted(clip));
                    } catch (IllegalArgumentException e) {
                        return Optional.empty(); // said when it is asked for
                    }
                });
    }

    private Planner planner(OpenVideo video) {
        StudioSettings now = settings.get();
        String known = video.asset().sha256();
        String sha256 = known == null ? "" : known;
        return new Planner(
                new StoredClips(
                        video.file(),
                        sha256,
                        video.info(),
                        now.renders().finish(now.encoder()),
                        ProgramVersion.text()),
                captioner.get(),
                sha256,
                clipFolder(now).resolve(folderName(video.asset().title())));
    }

    private record Planner(StoredClips plans, ClipCaptioner words, String sha256, Path folder) {
        /// @throws IllegalArgumentException in words, for what cannot be rendered
        RenderPlan plan(Clip clip) {
            return words.over(bare(clip), sha256, clip);
        }

        RenderPlan unnoted(Clip clip) {
            return words.unnoted(bare(clip), sha256, clip);
        }

        private RenderPlan bare(Clip clip) {
            return plans.plan(clip, folder.resolve(plans.fileName(clip)));
        }
    }

    @Override
    public void changed() {
        desk.look();
    }

    /// A title as every system takes it for a folder's name.
    private static String folderName(String title) {
        String safe = title.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").strip();
        return safe.isEmpty() || safe.startsWith(".") ? "_" + safe : safe;
    }

    private static Path clipFolder(StudioSettings settings) {
        String chosen = settings.clipFolder();
        return chosen == null
                ? Path.of(System.getProperty("user.home", "."), "Truss Clips")
                : Path.of(chosen);
    }
}
