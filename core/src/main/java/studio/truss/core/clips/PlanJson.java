package studio.truss.core.clips;

import studio.truss.core.render.RenderPlan;
import studio.truss.core.worker.protocol.Wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A render plan as the text that the queue keeps.
public final class PlanJson {
    private static final Wire WIRE = new Wire();

    private PlanJson() {}

    public static String write(RenderPlan plan) {
        return new String(WIRE.write(plan), StandardCharsets.UTF_8);
    }

    /// Empty for the plan of another version of the program.
    public static Optional<RenderPlan> read(String text) {
        try {
            return Optional.of(WIRE.read(text.getBytes(StandardCharsets.UTF_8), RenderPlan.class));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
