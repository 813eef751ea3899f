package studio.truss.core.clips;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;

import java.util.List;
import java.util.Locale;

/// The layouts of shots as JSON: `startMs`, `endMs`, `layout`, `reason`, `alternatives`,
/// `regions[]` with `role` and `keys[]`. Pixels to a hundredth.
public final class FramingJson {
    private FramingJson() {}

    public static ArrayNode of(List<ShotFraming> framings) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        framings.forEach(framing -> list.add(of(framing)));
        return list;
    }

    private static ObjectNode of(ShotFraming framing) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("startMs", framing.range().startMs());
        node.put("endMs", framing.range().endMs());
        node.put("layout", framing.layout().word());
        node.put("reason", framing.reason());
        ArrayNode alternatives = node.putArray("alternatives");
        framing.alternatives().forEach(alternatives::add);
        ArrayNode regions = node.putArray("regions");
        for (Region region : framing.layout().regions()) {
            ObjectNode out = regions.addObject();
            out.put("role", region.role().name().toLowerCase(Locale.ROOT));
            ArrayNode keys = out.putArray("keys");
            region.keys().forEach(key -> keys.add(of(key)));
        }
        return node;
    }

    private static ObjectNode of(CropKey key) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("ms", key.ms());
        box(node, key.box());
        if (key.cut()) {
            node.put("cut", true);
        }
        return node;
    }

    /// Adds `x`, `y`, `w`, `h`.
    public static void box(ObjectNode node, Box box) {
        node.put("x", hundredths(box.x()));
        node.put("y", hundredths(box.y()));
        node.put("w", hundredths(box.w()));
        node.put("h", hundredths(box.h()));
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
