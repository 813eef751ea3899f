package studio.truss.core.clips.preflight;

import org.jspecify.annotations.Nullable;

import studio.truss.core.captions.SafeZone;
import studio.truss.core.reframe.Box;
import studio.truss.core.render.FileLimit;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.preset.RenderPreset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What speaks against a render, before anybody waits for it. Pure: the same plan and facts give
/// the same findings.
public final class Preflight {
    /// What a measured rectangle may be off.
    private static final double SLACK = 3;

    private final RenderPlan plan;
    private final RenderPreset preset;
    private final Facts facts;
    private final List<Finding> findings = new ArrayList<>();

    private Preflight(RenderPlan plan, RenderPreset preset, Facts facts) {
        this.plan = plan;
        this.preset = preset;
        this.facts = facts;
    }

    /// @param preset that the plan was made by
    /// @return what stops the render first, then what the creator should know
    public static List<Finding> of(RenderPlan plan, RenderPreset preset, Facts facts) {
        Preflight preflight = new Preflight(plan, preset, facts);
        preflight.source();
        preflight.folder();
        preflight.disk();
        preflight.length();
        preflight.size();
        preflight.words();
        preflight.findings.sort((a, b) -> a.weight().compareTo(b.weight()));
        return List.copyOf(preflight.findings);
    }

    private void source() {
        switch (facts.source()) {
            case AS_IT_WAS -> {}
            case MISSING ->
                    stops(
                            Finding.Subject.SOURCE,
                            "The video is no longer at %s. Put it back, or find it again in the library."
                                    .formatted(plan.source()));
            case CHANGED ->
                    stops(
                            Finding.Subject.SOURCE,
                            "Another file lies at %s than the one that was analysed. Put the old one back, or import this one."
                                    .formatted(plan.source()));
            case TOUCHED ->
                    warns(
                            Finding.Subject.SOURCE,
                            "%s was written since it was analysed, with the same size. Look whether the clip still shows what it should."
                                    .formatted(plan.source().getFileName()));
        }
    }

    private void folder() {
        if (facts.folderTrouble() != null) {
            stops(
                    Finding.Subject.FOLDER,
                    "%s Choose another folder for clips.".formatted(facts.folderTrouble()));
        }
    }

    private void disk() {
        long free = facts.bytesFree();
        if (free < 0) {
            return;
        }
        if (free < plan.bytesNeeded()) {
            stops(
                    Finding.Subject.DISK,
                    "The clip may need %s and the disk has %s left. Make room, or choose another folder for clips."
                            .formatted(bytes(plan.bytesNeeded()), bytes(free)));
        } else if (free < facts.bytesPromised() + plan.bytesNeeded()) {
            warns(
                    Finding.Subject.DISK,
                    "With the clips that wait it may need %s and the disk has %s left. Make room before they are all made."
                            .formatted(
                                    bytes(facts.bytesPromised() + plan.bytesNeeded()),
                                    bytes(free)));
        }
    }

    private void length() {
        long ms = plan.range().lengthMs();
        if (preset.longestMs() > 0 && ms > preset.longestMs()) {
            stops(
                    Finding.Subject.LENGTH,
                    "The clip lasts %s and %s takes %s at most. Trim it, or choose another preset."
                            .formatted(length(ms), preset.name(), length(preset.longestMs())));
            return;
        }
        if (ms < preset.shortestMs()) {
            stops(
                    Finding.Subject.LENGTH,
                    "The clip lasts %s and %s takes no less than %s. Make it longer, or choose another preset."
                            .formatted(length(ms), preset.name(), length(preset.shortestMs())));
        }
        preset.cautions().stream()
                .filter(caution -> ms > caution.overMs())
                .forEach(caution -> warns(Finding.Subject.LENGTH, caution.words()));
    }

    private void size() {
        FileLimit limit = plan.limit();
        if (limit == null) {
            return;
        }
        long longest = FileLimit.longestMs(limit.bytesMax(), plan.frameRate());
        if (plan.range().lengthMs() > longest) {
            stops(
                    Finding.Subject.SIZE,
                    "The clip lasts %s; in %s only %s are worth looking at. Trim it, or choose another preset."
                            .formatted(
                                    length(plan.range().lengthMs()),
                                    FileLimit.words(limit.bytesMax()),
                                    length(longest)));
            return;
        }
        if (plan.size().height() * 2 <= limit.asked().height()) {
            warns(
                    Finding.Subject.SIZE,
                    "To stay within %s it is made at %d×%d and will look soft. A shorter clip is sharper."
                            .formatted(
                                    FileLimit.words(limit.bytesMax()),
                                    plan.size().width(),
                                    plan.size().height()));
        }
    }

    private void words() {
        SafeZone zone = preset.zone();
        if (zone != null) {
            outside("Captions stand", facts.captions(), zone);
            outside("The hook title stands", facts.title(), zone);
        }
        if (facts.meeting()) {
            warns(
                    Finding.Subject.SAFE_ZONE,
                    "Hook title and captions stand over each other. Move the captions lower, or"
                            + " shorten the title.");
        }
    }

    private void outside(String what, @Nullable Box box, SafeZone zone) {
        if (box != null
                && (box.x() < zone.left() - SLACK
                        || box.y() < zone.top() - SLACK
                        || box.right() > zone.right() + SLACK
                        || box.bottom() > zone.bottom() + SLACK)) {
            warns(
                    Finding.Subject.SAFE_ZONE,
                    "%s where %s writes over the picture: use another place, or fewer words."
                            .formatted(what, preset.name()));
        }
    }

    private void stops(Finding.Subject subject, String words) {
        findings.add(Finding.stops(subject, words));
    }

    private void warns(Finding.Subject subject, String words) {
        findings.add(Finding.warns(subject, words));
    }

    private static String bytes(long bytes) {
        return bytes >= 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f GB", bytes / 1e9)
                : Math.max(0, bytes / 1_000_000) + " MB";
    }

    private static String length(long ms) {
        if (ms < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", ms / 1000.0).replace(".0 ", " ");
        }
        long seconds = (long) Math.ceil(ms / 1000.0);
        return seconds % 60 == 0
                ? seconds / 60 + " min"
                : "%d min %d s".formatted(seconds / 60, seconds % 60);
    }
}
