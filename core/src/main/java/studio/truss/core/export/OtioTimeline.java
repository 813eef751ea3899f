package studio.truss.core.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.UncheckedIOException;

/// An OpenTimelineIO timeline: a picture track, and a sound track where the source is heard, with
/// the same clips, each with the whole source as its available range. A marker spans the clip
/// itself, under its hook, where it has one or the cut has handles. Schemas of the oldest reader
/// that still matters (Clip.1, Marker.2), which newer ones upgrade.
final class OtioTimeline {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ExportList list;

    private OtioTimeline(ExportList list) {
        this.list = list;
    }

    static String write(ExportList list) {
        try {
            return new ObjectMapper()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(new OtioTimeline(list).timeline())
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write JSON", e);
        }
    }

    private ObjectNode timeline() {
        ObjectNode timeline = object("Timeline.1", list.title());
        timeline.set("global_start_time", time(list.rate().firstHour()));
        ObjectNode tracks = object("Stack.1", "tracks");
        ArrayNode children = tracks.putArray("children");
        children.add(track("Video"));
        if (list.heard()) {
            children.add(track("Audio"));
        }
        timeline.set("tracks", tracks);
        return timeline;
    }

    private ObjectNode track(String kind) {
        ObjectNode track = object("Track.1", kind);
        track.put("kind", kind);
        ArrayNode children = track.putArray("children");
        for (ExportClip clip : list.clips()) {
            children.add(clip(clip));
        }
        return track;
    }

    private ObjectNode clip(ExportClip clip) {
        ExportList.Frames cut = list.cut(clip);
        ExportList.Frames own = list.frames(clip);
        ObjectNode node = object("Clip.1", clip.title());
        node.put("enabled", true);
        node.putArray("effects");
        ObjectNode truss = ((ObjectNode) node.get("metadata")).putObject("truss");
        truss.put("clipId", clip.id());
        truss.put("score", clip.score());
        truss.put("status", clip.status());
        ArrayNode markers = node.putArray("markers");
        if (clip.hook() != null || !own.equals(cut)) {
            ObjectNode marker = object("Marker.2", clip.heading());
            marker.put("color", "GREEN");
            marker.set("marked_range", range(own.start(), own.count()));
            markers.add(marker);
        }
        ObjectNode media = object("ExternalReference.1", list.fileName());
        media.put("target_url", list.uri());
        media.set("available_range", range(0, Math.max(1, list.rate().frameAt(list.durationMs()))));
        node.set("media_reference", media);
        node.set("source_range", range(cut.start(), cut.count()));
        return node;
    }

    private ObjectNode range(long start, long count) {
        ObjectNode range = JSON.objectNode();
        range.put("OTIO_SCHEMA", "TimeRange.1");
        range.set("start_time", time(start));
        range.set("duration", time(count));
        return range;
    }

    private ObjectNode time(long frames) {
        ObjectNode time = JSON.objectNode();
        time.put("OTIO_SCHEMA", "RationalTime.1");
        time.put("rate", list.rate().rate().toDouble());
        time.put("value", (double) frames);
        return time;
    }

    private static ObjectNode object(String schema, String name) {
        ObjectNode node = JSON.objectNode();
        node.put("OTIO_SCHEMA", schema);
        node.putObject("metadata");
        node.put("name", name);
        return node;
    }
}
