package studio.truss.core.captions.subtitles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.core.captions.Segment;
import studio.truss.core.captions.Transcript;
import studio.truss.core.captions.Word;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Transcripts as JSON. Written is this program's own shape, `transcript[]` of `startMs`, `endMs`,
/// `speaker`, `text`, `words[]`; read are also `segments[]` in seconds, as Whisper, WhisperX and
/// their services write them, `transcription[]` with `offsets` of whisper.cpp, and a list alone.
public final class TranscriptJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SEGMENTS_MAX = 200_000;

    private TranscriptJson() {}

    /// @param broken segments without text or times
    record Found(Transcript transcript, int broken) {}

    static Found parse(String text) throws IOException {
        JsonNode root = JSON.readTree(text);
        JsonNode list = list(root);
        List<JsonNode> loose = new ArrayList<>();
        root.path("words").forEach(loose::add);
        List<Segment> segments = new ArrayList<>();
        int broken = 0;
        if (list.isEmpty() && !loose.isEmpty()) {
            return new Found(new Transcript(LooseWords.segments(loose)), 0);
        }
        for (JsonNode node : list) {
            Optional<Segment> segment =
                    segments.size() < SEGMENTS_MAX ? JsonSegment.of(node, loose) : Optional.empty();
            segment.ifPresent(segments::add);
            broken += segment.isPresent() ? 0 : 1;
        }
        return new Found(new Transcript(segments), broken);
    }

    private static JsonNode list(JsonNode root) {
        if (root.isArray()) {
            return root;
        }
        for (String name : List.of("transcript", "segments", "transcription", "cues")) {
            if (root.path(name).isArray()) {
                return root.path(name);
            }
        }
        return JsonNodeFactory.instance.arrayNode();
    }

    /// Where and why text is no JSON, in short.
    static String reason(IOException e) {
        return e instanceof JsonProcessingException json && json.getLocation() != null
                ? "it breaks off or is wrong in line %d, column %d"
                        .formatted(json.getLocation().getLineNr(), json.getLocation().getColumnNr())
                : String.valueOf(e.getMessage());
    }

    /// The segments as `transcript[]` of the program's own JSON.
    public static ArrayNode list(Transcript transcript) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Segment segment : transcript.segments()) {
            ObjectNode one = list.addObject();
            one.put("startMs", segment.startMs());
            one.put("endMs", segment.endMs());
            one.put("speaker", segment.speaker());
            one.put("text", segment.text());
            ArrayNode words = one.putArray("words");
            for (Word word : segment.words()) {
                words.addObject()
                        .put("startMs", word.startMs())
                        .put("endMs", word.endMs())
                        .put("text", word.text().strip());
            }
        }
        return list;
    }

    public static String write(Transcript transcript) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("transcript", list(transcript));
        return root.toString();
    }

    /// The same with the name of the model that wrote it.
    public static String write(Transcript transcript, String model) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("model", model);
        root.set("transcript", list(transcript));
        return root.toString();
    }

    /// The model that wrote a transcript; empty where a person gave it.
    public static Optional<String> model(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text).path("model").textValue());
        } catch (IOException e) {
            throw new IllegalArgumentException("a stored transcript cannot be read", e);
        }
    }

    /// Reads what [#write] wrote.
    public static Transcript read(String text) {
        try {
            return parse(text).transcript();
        } catch (IOException e) {
            throw new IllegalArgumentException("a stored transcript cannot be read", e);
        }
    }
}
