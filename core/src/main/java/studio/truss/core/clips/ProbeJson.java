package studio.truss.core.clips;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.AudioStream;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.MediaProblem;
import studio.truss.core.media.MediaStream;
import studio.truss.core.media.OtherStream;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.VideoStream;

/// What a probe found, as JSON: `container`, `durationMs`, `streams[]`, `verdict`, `problem`,
/// `message`, and `usableMs` where only part of the file can be used.
public final class ProbeJson {
    private ProbeJson() {}

    public static ObjectNode of(ProbeResult result) {
        return switch (result) {
            case ProbeResult.Usable(var info) -> with(info, "usable", null);
            case ProbeResult.Partly(var info, var problem, var usableMs) ->
                    with(info, "partly", problem).put("usableMs", usableMs);
            case ProbeResult.Unusable(var problem, var info) -> with(info, "unusable", problem);
        };
    }

    private static ObjectNode with(
            @Nullable MediaInfo info, String verdict, @Nullable MediaProblem problem) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("container", info == null ? null : info.container());
        json.put("durationMs", info == null ? null : info.durationMs());
        json.put("sizeBytes", info == null ? null : info.sizeBytes());
        ArrayNode streams = json.putArray("streams");
        if (info != null) {
            info.streams().forEach(stream -> streams.add(stream(stream, info)));
        }
        json.put("verdict", verdict);
        json.put("problem", problem == null ? null : problem.kind().word());
        json.put("message", problem == null ? null : problem.message());
        return json;
    }

    private static ObjectNode stream(MediaStream stream, MediaInfo info) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("index", stream.index());
        switch (stream) {
            case VideoStream video -> video(json, video, video.equals(info.video()));
            case AudioStream audio -> audio(json, audio, audio.equals(info.audio()));
            case OtherStream other -> json.put("type", other.kind()).put("codec", other.codec());
        }
        return json;
    }

    private static void video(ObjectNode json, VideoStream video, boolean used) {
        json.put("type", "video");
        json.put("codec", video.codec());
        json.put("profile", video.profile());
        json.put("width", video.width());
        json.put("height", video.height());
        json.put("codedWidth", video.codedWidth());
        json.put("codedHeight", video.codedHeight());
        json.put("sampleAspect", video.sampleAspect().toString());
        json.put("frameRate", video.frameRate().toString());
        json.put("variableRate", video.variableRate());
        json.put("rotation", video.rotation());
        json.put("mirrored", video.mirrored());
        json.put("pixelFormat", video.color().pixelFormat());
        json.put("bitDepth", video.color().bitDepth());
        json.put("matrix", video.color().matrix());
        json.put("primaries", video.color().primaries());
        json.put("transfer", video.color().transfer());
        json.put("range", video.color().range());
        json.put("hdr", video.color().hdr());
        json.put("fieldOrder", word(video.fieldOrder()));
        json.put("timeBase", video.timeBase().toString());
        json.put("startPts", video.startPts());
        json.put("durationMs", video.durationMs());
        json.put("attachedPicture", video.attachedPicture());
        json.put("used", used);
    }

    private static void audio(ObjectNode json, AudioStream audio, boolean used) {
        json.put("type", "audio");
        json.put("codec", audio.codec());
        json.put("sampleRate", audio.sampleRate());
        json.put("channels", audio.channels());
        json.put("layout", audio.layout());
        json.put("startMs", audio.startMs());
        json.put("durationMs", audio.durationMs());
        json.put("language", audio.language());
        json.put("title", audio.title());
        json.put("used", used);
    }

    private static String word(VideoStream.FieldOrder order) {
        return switch (order) {
            case PROGRESSIVE -> "progressive";
            case TOP_FIRST -> "top-first";
            case BOTTOM_FIRST -> "bottom-first";
            case UNKNOWN -> "unknown";
        };
    }
}
