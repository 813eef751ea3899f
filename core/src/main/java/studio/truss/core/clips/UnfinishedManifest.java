package studio.truss.core.clips;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The manifest of a run while its clips are rendered: `pending` lists those of which it is not
/// known yet what comes of them, and goes with the last. A run that was interrupted is finished
/// from it to the same bytes.
public final class UnfinishedManifest {
    static final String PENDING = "pending";

    private UnfinishedManifest() {}

    public static ObjectNode of(Analysis analysis, List<ClipMaker.Planned> planned) {
        ObjectNode json = Manifest.of(analysis, List.of());
        if (!planned.isEmpty()) {
            ArrayNode pending = json.putArray(PENDING);
            planned.forEach(clip -> pending.add(Manifest.asked(analysis, clip.asked())));
        }
        return json;
    }

    /// Puts down what came of a clip.
    ///
    /// @return false where the manifest does not wait for it
    public static boolean settle(ObjectNode manifest, RenderPlan plan, RenderOutcome outcome) {
        if (!(manifest.path(PENDING) instanceof ArrayNode pending)) {
            return false;
        }
        String file = plan.output().getFileName().toString();
        for (int i = 0; i < pending.size(); i++) {
            if (pending.get(i) instanceof ObjectNode asked
                    && asked.path("file").asText().equals(file)
                    && asked.path("startMs").asLong() == plan.range().startMs()
                    && asked.path("endMs").asLong() == plan.range().endMs()) {
                pending.remove(i);
                if (pending.isEmpty()) {
                    manifest.remove(PENDING);
                }
                settle(manifest, asked, plan, outcome);
                return true;
            }
        }
        return false;
    }

    private static void settle(
            ObjectNode manifest, ObjectNode asked, RenderPlan plan, RenderOutcome outcome) {
        switch (outcome) {
            case RenderOutcome.Rendered rendered ->
                    add(manifest, "clips", Manifest.clip(asked, plan.shots(), rendered));
            case RenderOutcome.Failed(var kind, var words) ->
                    add(manifest, "failed", Manifest.failed(asked, words));
            case RenderOutcome.Cancelled() ->
                    add(manifest, "failed", Manifest.failed(asked, Manifest.CANCELLED));
        }
    }

    /// Clips are settled in the order of the source and listed in that of the moments.
    private static void add(ObjectNode manifest, String list, ObjectNode clip) {
        List<JsonNode> clips = new ArrayList<>();
        manifest.path(list).forEach(clips::add);
        clips.add(clip);
        List<String> moments = new ArrayList<>();
        manifest.path("moments").forEach(moment -> moments.add(moment.path("id").asText()));
        clips.sort(Comparator.comparingInt(c -> moments.indexOf(c.path("momentId").asText())));
        manifest.putArray(list).addAll(clips);
    }
}
