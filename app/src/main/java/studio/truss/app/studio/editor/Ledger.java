package studio.truss.app.studio.editor;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.JsonAttributes;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.moments.signal.Signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The evidence of a clip as it is stored.
///
/// @param fused the sum of the contributions; 0 where nothing is known
/// @param rows one a signal
record Ledger(double fused, List<Row> rows) {
    /// @param raw null where the signal is missing
    record Row(
            String signal,
            @Nullable Double raw,
            @Nullable Double z,
            @Nullable Double percentile,
            double weight,
            double strength,
            double contribution,
            String words) {
        boolean missing() {
            return raw == null;
        }

        boolean notAsked() {
            return missing() && words.equals(Signal.NOT_ASKED);
        }
    }

    Ledger {
        rows = List.copyOf(rows);
    }

    static Ledger of(Clip clip) {
        if (clip.evidence() == null) {
            return new Ledger(0, List.of());
        }
        JsonNode evidence = JsonAttributes.json(clip.evidence());
        List<Row> rows = new ArrayList<>();
        for (JsonNode row : evidence.path("signals")) {
            rows.add(
                    new Row(
                            row.path("signal").asText(),
                            number(row, "raw"),
                            number(row, "z"),
                            number(row, "percentile"),
                            row.path("weight").asDouble(),
                            row.path("strength").asDouble(),
                            row.path("contribution").asDouble(),
                            row.path("words").asText()));
        }
        return new Ledger(evidence.path("fused").asDouble(), rows);
    }

    private static @Nullable Double number(JsonNode row, String name) {
        JsonNode value = row.path(name);
        return value.isNumber() ? value.asDouble() : null;
    }

    /// The rows that add most, those that add nothing left out.
    List<Row> strongest(int most) {
        return rows.stream()
                .filter(row -> row.contribution() > 0)
                .sorted(Comparator.comparingDouble(Row::contribution).reversed())
                .limit(most)
                .toList();
    }
}
