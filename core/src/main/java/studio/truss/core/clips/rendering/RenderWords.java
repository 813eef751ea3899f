package studio.truss.core.clips.rendering;

import studio.truss.core.render.EncoderNames;
import studio.truss.core.render.FileLimit;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.preset.RenderPreset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the queue says of clips, in facts.
public final class RenderWords {
    private static final double MIB = 1 << 20;

    private RenderWords() {}

    /// `Discord · 720×1280 · 19.0 s · 6.1 of 10 MiB · x264 (CPU)`, then a line for each warning.
    static String of(RenderPlan plan, RenderOutcome.Rendered rendered) {
        List<String> facts = begun(plan, rendered.size());
        facts.add(String.format(Locale.ROOT, "%.1f s", rendered.durationMs() / 1000.0));
        facts.add(bytes(plan, bytes(plan.output())));
        facts.add(EncoderNames.of(rendered.encoder()));
        List<String> lines = new ArrayList<>();
        lines.add(String.join(" · ", facts));
        lines.addAll(rendered.warnings());
        return String.join("\n", lines);
    }

    /// `Discord · 720×1280 · about 6.1 of 10 MiB`: what a clip is asked to be.
    public static String asked(RenderPlan plan) {
        List<String> facts = begun(plan, plan.size());
        facts.add("about " + bytes(plan, plan.bytesExpected()));
        return String.join(" · ", facts);
    }

    /// `Discord · 720×1280`: the same without a size that shows itself while it is made.
    public static String underWay(RenderPlan plan) {
        return String.join(" · ", begun(plan, plan.size()));
    }

    private static List<String> begun(RenderPlan plan, FrameSize size) {
        List<String> facts = new ArrayList<>();
        RenderPreset.of(plan.preset()).map(RenderPreset::name).ifPresent(facts::add);
        facts.add(size.width() + "×" + size.height());
        return facts;
    }

    private static String bytes(RenderPlan plan, long bytes) {
        FileLimit limit = plan.limit();
        return limit == null || limit.bytesMax() % (1 << 20) != 0
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(
                        Locale.ROOT, "%.1f of %s", bytes / MIB, FileLimit.words(limit.bytesMax()));
    }

    private static long bytes(Path file) {
        return file.toFile().length();
    }
}
