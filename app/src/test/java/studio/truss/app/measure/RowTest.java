package studio.truss.app.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.util.List;

class RowTest {
    private static JsonNode json(Row row) {
        return Row.json(List.of(row), List.of("a note")).path("rows").path(0);
    }

    @Test
    void aRowHasTheFieldsThatScriptsRelyOn() {
        JsonNode row = json(Row.atMost("render", 1.04, "s", 1.1).against(1.0).over(3));
        List<String> names = List.of("name", "value", "unit", "target", "ok", "baseline", "rounds");
        assertEquals(names, List.copyOf(row.propertyStream().map(e -> e.getKey()).toList()));
        assertTrue(row.path("ok").asBoolean());
        assertEquals(3, row.path("rounds").asInt());
    }

    @Test
    void aMissedTargetIsSaid() {
        assertEquals("false", json(Row.atMost("a", 1.2, "", 1.1)).path("ok").asText());
        assertEquals("false", json(Row.atLeast("a", 0.7, "", 0.8)).path("ok").asText());
    }

    @Test
    void whatCannotBeMeasuredIsNull() {
        assertTrue(json(Row.fact("a", Double.NaN, "MB")).path("value").isNull());
        assertTrue(json(Row.fact("a", 1, "")).path("target").isNull());
    }
}
