package studio.truss.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.core.live.ChatAnalysis;
import studio.truss.core.live.ChatDelay;
import studio.truss.core.live.ChatSpike;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.PathMetrics;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.shots.Cut;

import java.util.List;
import java.util.Locale;

/// The JSON of one stage alone, as `truss inspect` prints it. The names are fixed: scripts rely on
/// them.
final class InspectJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int SPIKES_MOST = 20;

    private InspectJson() {}

    static ObjectNode shots(List<Cut> cuts) {
        ObjectNode json = NODES.objectNode();
        ArrayNode list = json.putArray("cuts");
        for (Cut cut : cuts) {
            ObjectNode node = list.addObject();
            node.put("frame", cut.frame());
            node.put("ms", cut.ms());
            node.put("kind", cut.kind().name().toLowerCase(Locale.ROOT));
            if (cut.kind() != Cut.Kind.CUT) {
                node.put("endMs", cut.endMs());
            }
        }
        return json;
    }

    static ObjectNode faces(List<FaceFrame> frames) {
        ObjectNode json = NODES.objectNode();
        ArrayNode list = json.putArray("frames");
        for (FaceFrame frame : frames) {
            ObjectNode node = list.addObject();
            node.put("ms", frame.ms());
            ArrayNode boxes = node.putArray("boxes");
            for (FaceFrame.Face face : frame.faces()) {
                ObjectNode box = boxes.addObject();
                box(box, face.box());
                box.put("score", hundredths(face.score()));
                box.put("track", face.track());
            }
        }
        return json;
    }

    static ObjectNode crop(List<ShotFraming> framings, PictureShape picture) {
        ObjectNode json = NODES.objectNode();
        json.put("width", picture.width());
        json.put("height", picture.height());
        ArrayNode shots = json.putArray("shots");
        framings.forEach(framing -> shots.add(framing(framing)));
        PathMetrics metrics = PathMetrics.of(framings, picture);
        json.put("reversalsPerS", thousandths(metrics.reversalsPerS()));
        json.put("travelPxPerS", thousandths(metrics.travelPxPerS()));
        return json;
    }

    static ObjectNode framing(ShotFraming framing) {
        ObjectNode node = NODES.objectNode();
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
            for (CropKey key : region.keys()) {
                ObjectNode k = keys.addObject();
                k.put("ms", key.ms());
                box(k, key.box());
                if (key.cut()) {
                    k.put("cut", true);
                }
            }
        }
        return node;
    }

    static ObjectNode chat(ChatAnalysis chat, ChatDelay delay) {
        ObjectNode json = NODES.objectNode();
        json.put("delayMs", delay.ms());
        json.put("delayReason", delay.reason());
        json.put("discounted", chat.discounted());
        ArrayNode spikes = json.putArray("spikes");
        for (ChatSpike spike :
                chat.spikes().subList(0, Math.min(SPIKES_MOST, chat.spikes().size()))) {
            ObjectNode node = spikes.addObject();
            node.put("startMs", spike.startMs());
            node.put("peakMs", spike.peakMs());
            node.put("endMs", spike.endMs());
            node.put("score", hundredths(spike.score()));
            node.put("burst", spike.burst());
            node.put("messages", spike.messages());
            node.put("chatters", spike.chatters());
            node.put("discounted", spike.discounted());
            ArrayNode samples = node.putArray("samples");
            spike.samples().forEach(samples::add);
        }
        return json;
    }

    private static void box(ObjectNode node, Box box) {
        node.put("x", hundredths(box.x()));
        node.put("y", hundredths(box.y()));
        node.put("w", hundredths(box.w()));
        node.put("h", hundredths(box.h()));
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static double thousandths(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
