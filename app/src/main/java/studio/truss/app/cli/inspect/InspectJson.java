package studio.truss.app.cli.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.FramingJson;
import studio.truss.core.live.ChatAnalysis;
import studio.truss.core.live.ChatDelay;
import studio.truss.core.live.ChatSpike;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.sound.SoundEvent;
import studio.truss.core.moments.sound.SoundTrack;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.PathMetrics;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.shots.Cut;

import java.util.List;
import java.util.Locale;

/// The JSON of one stage alone, as `truss inspect` prints it. The names are fixed: scripts rely on
/// them.
final class InspectJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int SPIKES_MOST = 20;

    /// What a stage prints of a file that it cannot use: the same shape with nothing in it.
    static final String NO_SHOTS = "{\"cuts\": []}";

    static final String NO_AUDIO =
            "{\"loudnessLufs\": null, \"truePeakDbtp\": null, \"pauses\": [], \"events\": []}";
    static final String NO_FACES = "{\"frames\": []}";
    static final String NO_CROP =
            "{\"width\": null, \"height\": null, \"shots\": [], \"reversalsPerS\": null,"
                    + " \"travelPxPerS\": null}";
    static final String NO_CHAT =
            "{\"delayMs\": null, \"delayReason\": null, \"discounted\": null, \"spikes\": []}";

    private InspectJson() {}

    /// @param shape one of the texts above
    static ObjectNode nothing(String shape, String message) {
        try {
            return ((ObjectNode) new ObjectMapper().readTree(shape)).put("message", message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(shape, e);
        }
    }

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
                FramingJson.box(box, face.box());
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
        json.set("shots", FramingJson.of(framings));
        PathMetrics metrics = PathMetrics.of(framings, picture);
        json.put("reversalsPerS", thousandths(metrics.reversalsPerS()));
        json.put("travelPxPerS", thousandths(metrics.travelPxPerS()));
        return json;
    }

    static ObjectNode audio(SoundTrack sound) {
        ObjectNode json = NODES.objectNode();
        json.put("loudnessLufs", level(sound.loudnessLufs()));
        json.put("truePeakDbtp", level(sound.truePeakDbtp()));
        ArrayNode pauses = json.putArray("pauses");
        for (TimeRange pause : sound.pauses()) {
            pauses.addObject().put("startMs", pause.startMs()).put("endMs", pause.endMs());
        }
        ArrayNode events = json.putArray("events");
        for (SoundEvent event : sound.events()) {
            ObjectNode node = events.addObject();
            node.put("startMs", event.range().startMs());
            node.put("endMs", event.range().endMs());
            node.put("kind", event.kind().word());
            node.put("score", hundredths(event.score()));
        }
        return json;
    }

    /// Null for silence, whose level is minus infinity.
    private static @Nullable Double level(double db) {
        return Double.isFinite(db) ? (Double) hundredths(db) : null;
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

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static double thousandths(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
