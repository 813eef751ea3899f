package studio.truss.core.clips.rendering;

import org.jspecify.annotations.Nullable;

import studio.truss.core.captions.CaptionTrack;
import studio.truss.core.clips.PlanJson;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.render.RenderPlan;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Why a clip that was rendered, or was to be, should be rendered again.
public sealed interface RenderNote {
    /// Its file is not what would be rendered now: edges, crop or captions were changed since.
    record Changed() implements RenderNote {}

    /// @param words why; empty where that is not known on this machine
    record Failed(String words) implements RenderNote {}

    /// Whether a clip has come so far that there may be something to say of its render.
    static boolean concerns(Clip clip) {
        return switch (clip.status()) {
            case RENDERED, PUBLISHED, FAILED -> true;
            case PROPOSED, APPROVED, REJECTED, RENDERING -> false;
        };
    }

    /// @param jobs of the queue
    /// @param planned a clip as it would be rendered now; empty where it cannot be
    /// @return of the clips of which there is something to say
    static Map<ClipId, RenderNote> of(
            List<RenderJob> jobs, List<Clip> clips, Function<Clip, Optional<RenderPlan>> planned) {
        Map<String, RenderJob> last =
                jobs.stream()
                        .filter(job -> job.clipId() != null)
                        .filter(job -> job.state() != RenderJob.State.CANCELLED)
                        .collect(
                                Collectors.toMap(
                                        job -> Objects.requireNonNull(job.clipId()),
                                        Function.identity(),
                                        (one, other) -> newer(one, other)));
        Map<ClipId, RenderNote> notes = new HashMap<>();
        for (Clip clip : clips) {
            Optional<RenderJob> job = Optional.ofNullable(last.get(clip.clipId().value()));
            switch (clip.status()) {
                case FAILED -> {
                    if (job.filter(asked -> !asked.state().ended()).isEmpty()) {
                        notes.put(clip.clipId(), new Failed(words(job)));
                    }
                }
                case RENDERED, PUBLISHED -> {
                    Optional<RenderPlan> then = job.flatMap(made -> PlanJson.read(made.plan()));
                    if (then.isPresent()
                            && planned.apply(clip)
                                    .filter(now -> !same(then.get(), now))
                                    .isPresent()) {
                        notes.put(clip.clipId(), new Changed());
                    }
                }
                case PROPOSED, APPROVED, REJECTED, RENDERING -> {}
            }
        }
        return notes;
    }

    private static RenderJob newer(RenderJob one, RenderJob other) {
        return Comparator.comparing(RenderJob::createdAt)
                                .thenComparing(RenderJob::id)
                                .compare(one, other)
                        >= 0
                ? one
                : other;
    }

    private static String words(Optional<RenderJob> job) {
        return job.filter(failed -> failed.state() == RenderJob.State.FAILED)
                .map(RenderJob::message)
                .orElse("");
    }

    /// Whether two plans make the same of the source; where to and how large does not count.
    private static boolean same(RenderPlan one, RenderPlan other) {
        return one.range().equals(other.range())
                && layouts(one).equals(layouts(other))
                && Objects.equals(captions(one), captions(other));
    }

    /// Without the fonts, which come with the program.
    private static @Nullable CaptionTrack captions(RenderPlan plan) {
        CaptionTrack track = plan.captions();
        return track == null
                ? null
                : new CaptionTrack(
                        track.style(), track.place(), track.blocks(), track.hook(), List.of());
    }

    private static List<ShotFraming> layouts(RenderPlan plan) {
        return plan.shots().stream()
                .map(shot -> new ShotFraming(shot.range(), shot.layout(), "", List.of()))
                .toList();
    }
}
