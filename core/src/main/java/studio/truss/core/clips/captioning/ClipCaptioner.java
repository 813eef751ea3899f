package studio.truss.core.clips.captioning;

import org.jspecify.annotations.Nullable;

import studio.truss.core.captions.CaptionSettings;
import studio.truss.core.captions.CaptionTrack;
import studio.truss.core.captions.HookTitle;
import studio.truss.core.captions.masking.WordMask;
import studio.truss.core.captions.painting.CaptionPainter;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.entity.UnreadableItemException;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.render.RenderPlan;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts captions into render plans as the library has them. A clip whose video has a transcript has
/// captions unless its own say that they are off. One thread.
public final class ClipCaptioner {
    private final Library library;
    private final Transcripts transcripts;
    private final List<Path> fonts;
    private final WordMask mask;
    private final Wish wish;
    private final Set<String> notes = new LinkedHashSet<>();
    private final Map<String, ClipCaptions> captions = new HashMap<>(); // by the video's content

    /// What is asked of all clips at once.
    public enum Wish {
        AS_STORED,
        /// Strong words are masked, whatever the clips say of that.
        MASKED,
        /// Every plan stays as it is.
        NONE;

        public static Wish of(boolean wanted, boolean masked) {
            return !wanted ? NONE : masked ? MASKED : AS_STORED;
        }
    }

    public ClipCaptioner(Library library, List<Path> fonts, WordMask mask, Wish wish) {
        this.library = library;
        this.transcripts = new Transcripts(library);
        this.fonts = List.copyOf(fonts);
        this.mask = mask;
        this.wish = wish;
    }

    /// The plan with the captions that a clip of the library has.
    public RenderPlan over(RenderPlan plan, String sha256, ClipId id) {
        Item item = library.get(new EntityKey.Clip(id));
        try {
            return item == null ? over(plan, sha256) : over(plan, sha256, Clip.of(item));
        } catch (UnreadableItemException e) {
            return over(plan, sha256); // another program's clip, which says nothing of captions
        }
    }

    public RenderPlan over(RenderPlan plan, String sha256, Clip clip) {
        return over(plan, sha256, CaptionAttribute.read(clip.captions()), clip.hook());
    }

    /// As [#over(RenderPlan, String, Clip)], nothing being noted of how they come out.
    public RenderPlan unnoted(RenderPlan plan, String sha256, Clip clip) {
        return wish == Wish.NONE
                ? plan
                : plan.withCaptions(
                        track(plan, sha256, CaptionAttribute.read(clip.captions()), clip.hook()));
    }

    /// The plan with the captions that a clip has of which the library knows nothing.
    public RenderPlan over(RenderPlan plan, String sha256) {
        return over(plan, sha256, CaptionSettings.usual(), null);
    }

    private RenderPlan over(
            RenderPlan plan, String sha256, CaptionSettings settings, @Nullable String hook) {
        if (wish == Wish.NONE) {
            return plan;
        }
        if (hook != null && settings.hookTitle()) {
            HookTitle.problem(hook).ifPresent(notes::add);
        }
        CaptionTrack track = track(plan, sha256, settings, hook);
        if (track != null) {
            notes.addAll(
                    new CaptionPainter(track, plan.size().width(), plan.size().height()).notes());
        }
        return plan.withCaptions(track);
    }

    private @Nullable CaptionTrack track(
            RenderPlan plan, String sha256, CaptionSettings settings, @Nullable String hook) {
        return captions.computeIfAbsent(
                        sha256,
                        key -> new ClipCaptions(transcripts.of(key).orElse(null), fonts, mask))
                .track(
                        wish == Wish.MASKED ? settings.withMasked(true) : settings,
                        hook,
                        plan.range(),
                        plan.shots())
                .orElse(null);
    }

    /// What a person should know of the plans so far, in sentences.
    public List<String> notes() {
        return List.copyOf(notes);
    }
}
