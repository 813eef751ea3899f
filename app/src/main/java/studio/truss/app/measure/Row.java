package studio.truss.app.measure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One measured number as `bench` and `eval` print it.
///
/// @param target what is to be reached, null for plain facts
/// @param ok whether it was, null without a target
/// @param baseline the same of the plain way, null where there is none
/// @param rounds it is the median of, 0 where nothing was repeated
public record Row(
        String name,
        double value,
        String unit,
        @Nullable Double target,
        @Nullable Boolean ok,
        @Nullable Double baseline,
        int rounds) {

    public static Row fact(String name, double value, String unit) {
        return new Row(name, value, unit, null, null, null, 0);
    }

    public static Row atMost(String name, double value, String unit, double target) {
        return new Row(name, value, unit, target, value <= target, null, 0);
    }

    public static Row atLeast(String name, double value, String unit, double target) {
        return new Row(name, value, unit, target, value >= target, null, 0);
    }

    public Row against(double plain) {
        return new Row(name, value, unit, target, ok, plain, rounds);
    }

    public Row over(int count) {
        return new Row(name, value, unit, target, ok, baseline, count);
    }

    /// The JSON that both commands print.
    ///
    /// @param notes what a reader of the numbers should know
    public static ObjectNode json(List<Row> rows, List<String> notes) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode list = node.putArray("rows");
        for (Row row : rows) {
            ObjectNode each = list.addObject();
            each.put("name", row.name);
            if (Double.isFinite(row.value)) {
                each.put("value", rounded(row.value));
            } else {
                each.putNull("value");
            }
            each.put("unit", row.unit);
            each.put("target", row.target);
            each.put("ok", row.ok);
            each.put("baseline", row.baseline == null ? null : (Double) rounded(row.baseline));
            each.put("rounds", row.rounds);
        }
        ArrayNode words = node.putArray("notes");
        notes.forEach(words::add);
        return node;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
