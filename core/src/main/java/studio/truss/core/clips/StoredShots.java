package studio.truss.core.clips;

import com.fasterxml.jackson.databind.JsonNode;

import studio.truss.core.library.entity.Clip;

import java.util.ArrayList;
import java.util.List;

/// Where the picture changes in a stored clip, as its framing tells.
public final class StoredShots {
    private StoredShots() {}

    /// The starts of its shots in ms of the source, in order; none for a clip without a framing.
    public static List<Long> starts(Clip clip) {
        List<Long> starts = new ArrayList<>();
        if (clip.crop() != null) {
            for (JsonNode shot : JsonAttributes.json(clip.crop()).path("shots")) {
                if (shot.path("startMs").isNumber()) {
                    starts.add(shot.path("startMs").asLong());
                }
            }
        }
        return starts;
    }
}
