package studio.truss.core.clips;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.ProbeResult;
import studio.truss.core.moments.Moment;
import studio.truss.core.moments.Rejected;
import studio.truss.core.moments.ledger.Evidence;
import studio.truss.core.moments.ledger.ScoreScale;
import studio.truss.core.moments.signal.AlignedChat;
import studio.truss.core.moments.signal.ModelMark;
import studio.truss.core.reframe.KnownCam;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.render.LoudnessResult;
import studio.truss.core.render.RenderOutcome;

import java.nio.file.Path;
import java.util.List;

/// The manifest: what was found in a source, why, and the clips made of it. It holds no clock, no
/// speed and no output path, so that the same source, settings and versions give the same bytes.
public final class Manifest {
    static final String CANCELLED = "cancelled";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Manifest() {}

    /// The manifest of an analysis alone: without `clips`.
    public static ObjectNode of(Analysis analysis) {
        ObjectNode json = NODES.objectNode();
        Source source = analysis.source();
        json.set("source", source(source.typed(), source.sha256(), source.probe()));
        json.set("settings", settings(analysis.settings(), analysis.chat()));
        json.set("versions", versions(analysis.versions()));
        ArrayNode notes = json.putArray("notes");
        analysis.notes().forEach(notes::add);
        ArrayNode moments = json.putArray("moments");
        analysis.findings().moments().forEach(m -> moments.add(moment(analysis, m)));
        ArrayNode rejected = json.putArray("rejected");
        analysis.findings().rejected().forEach(r -> rejected.add(rejected(r)));
        return json;
    }

    /// The manifest of a whole run.
    public static ObjectNode of(Analysis analysis, List<ClipResult> clips) {
        ObjectNode json = of(analysis);
        ArrayNode made = json.putArray("clips");
        ArrayNode failed = json.putArray("failed");
        for (ClipResult clip : clips) {
            switch (clip.outcome()) {
                case RenderOutcome.Rendered rendered ->
                        made.add(clip(asked(analysis, clip), clip.framings(), rendered));
                case RenderOutcome.Failed(var kind, var words) ->
                        failed.add(failed(asked(analysis, clip), words));
                case RenderOutcome.Cancelled() ->
                        failed.add(failed(asked(analysis, clip), CANCELLED));
            }
        }
        return json;
    }

    /// What every entry of a clip begins with.
    static ObjectNode asked(Analysis analysis, ClipResult clip) {
        ObjectNode json = NODES.objectNode();
        json.put("file", clip.file());
        json.put("momentId", analysis.idOf(clip.moment()));
        json.put("startMs", clip.moment().range().startMs());
        json.put("endMs", clip.moment().range().endMs());
        return json;
    }

    /// What is known of an input that no clip can be made of: the same shape, nothing found, and
    /// `message` says why.
    ///
    /// @param sha256 null where the file was not read to its end
    public static ObjectNode ofUnusable(
            String typed,
            @Nullable String sha256,
            ProbeResult probe,
            ClipSettings settings,
            String message) {
        ObjectNode json = NODES.objectNode();
        json.set("source", source(typed, sha256, probe));
        json.set("settings", settings(settings, null));
        json.putArray("notes");
        json.putArray("moments");
        json.putArray("rejected");
        json.put("message", message);
        return json;
    }

    private static ObjectNode source(String typed, @Nullable String sha256, ProbeResult probe) {
        ObjectNode json = NODES.objectNode();
        json.put("path", typed);
        json.put("sha256", sha256);
        json.set("probe", ProbeJson.of(probe));
        return json;
    }

    private static ObjectNode settings(ClipSettings settings, @Nullable AlignedChat chat) {
        ObjectNode json = NODES.objectNode();
        json.put("clips", settings.moments().clips());
        json.put("minMs", settings.moments().minMs());
        json.put("maxMs", settings.moments().maxMs());
        ArrayNode without = json.putArray("without");
        settings.moments().without().forEach(without::add);
        Path chatFile = settings.chat();
        json.put("chat", chatFile == null ? null : chatFile.toString());
        json.put("chatOffsetMs", settings.chatOffsetMs());
        if (chat != null) {
            json.put("chatDelayMs", chat.delay().ms());
            json.put("chatDelayReason", chat.delay().reason());
        }
        json.put("scoreMapping", ScoreScale.FORMULA);
        json.put("watch", settings.watch().word());
        json.put("layout", settings.framing().layout().words());
        json.put("motion", settings.framing().motion().word());
        KnownCam cam = settings.framing().knownCam();
        if (cam == null) {
            json.putNull("knownCam");
        } else {
            ObjectNode known = json.putObject("knownCam");
            FramingJson.box(known, cam.box());
            if (cam.byHand()) {
                known.put("byHand", true);
            }
        }
        json.put("encoder", settings.encoder());
        json.put("size", settings.nativeSize() ? "source" : "1080x1920");
        json.put("quality", settings.quality().word());
        if (settings.preset() != null) {
            json.put("preset", settings.preset());
        }
        return json;
    }

    private static ObjectNode versions(Versions versions) {
        ObjectNode json = NODES.objectNode();
        json.put("program", versions.program());
        json.put("ffmpeg", versions.ffmpeg());
        ObjectNode detectors = json.putObject("detectors");
        versions.detectors().forEach(detectors::put);
        return json;
    }

    private static ObjectNode moment(Analysis analysis, Moment moment) {
        ObjectNode json = NODES.objectNode();
        json.put("id", analysis.idOf(moment));
        json.put("startMs", moment.range().startMs());
        json.put("endMs", moment.range().endMs());
        json.put("peakMs", moment.peakMs());
        json.put("score", rounded(moment.score()));
        json.put("fused", rounded(moment.fused()));
        json.put("title", moment.title());
        if (moment.hook() != null) {
            json.put("hook", moment.hook());
        }
        json.set("evidence", ledger(moment));
        return json;
    }

    /// The evidence of a moment, one row a signal.
    static ArrayNode ledger(Moment moment) {
        ArrayNode rows = NODES.arrayNode();
        moment.evidence().forEach(e -> rows.add(evidence(e)));
        return rows;
    }

    private static ObjectNode evidence(Evidence evidence) {
        ObjectNode json = NODES.objectNode();
        json.put("signal", evidence.signal());
        json.put("raw", rounded(evidence.raw()));
        json.put("z", rounded(evidence.z()));
        json.put("percentile", rounded(evidence.percentile()));
        json.put("weight", rounded(evidence.weight()));
        json.put("strength", rounded(evidence.strength()));
        json.put("contribution", rounded(evidence.contribution()));
        json.put("words", evidence.words());
        ModelMark.Verdict verdict = evidence.verdict();
        if (verdict != null) {
            json.put("model", verdict.model());
            json.put("promptHash", verdict.promptHash());
            ObjectNode scores = json.putObject("scores");
            verdict.scores().forEach(scores::put);
            json.put("spread", rounded(verdict.spread()));
            json.put("rounds", verdict.rounds());
        }
        return json;
    }

    private static ObjectNode rejected(Rejected rejected) {
        ObjectNode json = NODES.objectNode();
        json.put("startMs", rejected.range().startMs());
        json.put("endMs", rejected.range().endMs());
        json.put("score", rounded(rejected.score()));
        json.put("reason", rejected.reason());
        return json;
    }

    static ObjectNode clip(
            ObjectNode asked, List<ShotFraming> framings, RenderOutcome.Rendered rendered) {
        ObjectNode json = asked.deepCopy();
        json.set("layouts", FramingJson.of(framings));
        json.put("encoder", rendered.encoder());
        json.put("frames", rendered.frames());
        json.put("durationMs", rendered.durationMs());
        json.set("loudness", loudness(rendered.loudness()));
        json.put("upscale", rounded(rendered.upscale()));
        ArrayNode warnings = json.putArray("warnings");
        rendered.warnings().forEach(warnings::add);
        return json;
    }

    static ObjectNode failed(ObjectNode asked, String words) {
        return asked.deepCopy().put("message", words);
    }

    private static ObjectNode loudness(LoudnessResult loudness) {
        ObjectNode json = NODES.objectNode();
        json.put("targetLufs", loudness.targetLufs());
        json.put("integratedLufs", rounded(loudness.integratedLufs()));
        json.put("truePeakDbtp", rounded(loudness.truePeakDbtp()));
        json.put("gainDb", rounded(loudness.gainDb()));
        json.put("limitedDb", rounded(loudness.limitedDb()));
        json.put("bound", loudness.bound().word());
        return json;
    }

    /// Four decimals: enough to add up, few enough to be read. Null stays null, and what is no
    /// number becomes null.
    private static @Nullable Double rounded(@Nullable Double value) {
        return value == null || !Double.isFinite(value) ? null : Math.round(value * 1e4) / 1e4;
    }
}
