package studio.truss.app.report;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.ClipResult;
import studio.truss.core.clips.Versions;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.TimeRange;
import studio.truss.core.media.VideoStream;
import studio.truss.core.moments.Moment;
import studio.truss.core.moments.ledger.Evidence;
import studio.truss.core.moments.ledger.SignalCurve;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.render.LoudnessResult;
import studio.truss.core.render.RenderOutcome;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Turns an analysis and its clips into the report's page.
public final class ReportBuilder {
    private static final int LANE_POINTS_MOST = 2_000;
    private static final int PICTURES = 3;
    private static final String SUM = "fused";

    private final ReportPage page;
    private final ClipPictures pictures;

    public ReportBuilder(ReportPage page, ClipPictures pictures) {
        this.page = page;
        this.pictures = pictures;
    }

    /// @param folder where the clips are
    public String of(Analysis analysis, List<ClipResult> clips, Path folder) {
        Map<Moment, ClipResult> byMoment = new HashMap<>();
        clips.forEach(clip -> byMoment.put(clip.moment(), clip));
        List<ReportData.MomentCard> cards = new ArrayList<>();
        for (Moment moment : analysis.findings().moments()) {
            cards.add(card(moment, byMoment.get(moment), folder));
        }
        MediaInfo info = analysis.source().info();
        return page.of(
                new ReportData(
                        String.valueOf(analysis.source().file().getFileName()),
                        facts(info, clips),
                        info.durationMs(),
                        lanes(analysis),
                        cards,
                        analysis.findings().rejected().stream()
                                .map(r ->
                                        new ReportData.RejectedRow(
                                                r.range(), r.score(), r.reason()))
                                .toList(),
                        analysis.notes(),
                        versions(analysis.versions())));
    }

    private static List<String> facts(MediaInfo info, List<ClipResult> clips) {
        VideoStream video = info.picture().orElseThrow();
        List<String> facts = new ArrayList<>();
        facts.add(Html.time(info.durationMs()));
        facts.add(video.width() + "x" + video.height());
        facts.add(String.format(Locale.ROOT, "%.4g fps", video.frameRate().toDouble()));
        facts.add(video.color().hdr() ? video.codec() + " HDR" : video.codec());
        long made =
                clips.stream().filter(c -> c.outcome() instanceof RenderOutcome.Rendered).count();
        facts.add(made + (made == 1 ? " clip" : " clips"));
        return facts;
    }

    private static List<ReportData.Lane> lanes(Analysis analysis) {
        List<ReportData.Lane> lanes = new ArrayList<>();
        for (SignalCurve curve : analysis.findings().curves()) {
            float[] values = thinned(curve.rank());
            if (curve.signal().equals(SUM)) {
                lanes.addFirst(new ReportData.Lane("all together", true, toFullHeight(values)));
            } else {
                lanes.add(new ReportData.Lane(curve.signal(), true, values));
            }
        }
        if (!analysis.findings().moments().isEmpty()) {
            for (Evidence row : analysis.findings().moments().getFirst().evidence()) {
                if (lanes.stream().noneMatch(lane -> lane.name().equals(row.signal()))) {
                    lanes.add(new ReportData.Lane(row.signal(), false, new float[0]));
                }
            }
        }
        return lanes;
    }

    /// The sum of all signals rarely comes near 1; its shape is what a reader wants to see.
    private static float[] toFullHeight(float[] values) {
        float most = 0;
        for (float value : values) {
            most = Math.max(most, value);
        }
        float[] out = values.clone();
        for (int i = 0; i < out.length && most > 0; i++) {
            out[i] /= most;
        }
        return out;
    }

    /// The highest of each stretch, so that no peak is lost.
    private static float[] thinned(float[] values) {
        int points = Math.min(LANE_POINTS_MOST, values.length);
        float[] out = new float[points];
        for (int i = 0; i < values.length; i++) {
            int at = (int) ((long) i * points / values.length);
            out[at] = Float.isFinite(values[i]) ? Math.max(out[at], values[i]) : out[at];
        }
        return out;
    }

    private ReportData.MomentCard card(Moment moment, @Nullable ClipResult clip, Path folder) {
        List<ReportData.LedgerRow> ledger = new ArrayList<>();
        for (Evidence row : moment.evidence()) {
            ledger.add(
                    new ReportData.LedgerRow(
                            row.signal(),
                            row.words(),
                            row.raw(),
                            row.z(),
                            row.percentile(),
                            row.weight(),
                            row.contribution()));
        }
        if (clip != null && clip.outcome() instanceof RenderOutcome.Rendered rendered) {
            return new ReportData.MomentCard(
                    moment.range(),
                    moment.score(),
                    moment.title(),
                    clip.file(),
                    pictures.of(folder.resolve(clip.file()), PICTURES),
                    ledger,
                    remarks(clip, rendered));
        }
        boolean mayCome = clip != null && clip.outcome() instanceof RenderOutcome.Cancelled;
        return new ReportData.MomentCard(
                moment.range(),
                moment.score(),
                moment.title(),
                clip != null && mayCome ? clip.file() : null,
                List.of(),
                ledger,
                failure(clip));
    }

    private static List<String> failure(@Nullable ClipResult clip) {
        if (clip == null) {
            return List.of();
        }
        return switch (clip.outcome()) {
            case RenderOutcome.Failed(var kind, var words) -> List.of("Not rendered: " + words);
            case RenderOutcome.Cancelled() -> List.of("Not rendered when this page was written.");
            case RenderOutcome.Rendered _ -> List.of();
        };
    }

    private static List<String> remarks(ClipResult clip, RenderOutcome.Rendered rendered) {
        List<String> remarks = new ArrayList<>();
        for (ShotFraming framing : clip.framings()) {
            remarks.add(
                    span(framing.range())
                            + " "
                            + framing.layout().word()
                            + ": "
                            + framing.reason());
        }
        LoudnessResult loudness = rendered.loudness();
        if (loudness.integratedLufs() != null) {
            remarks.add(
                    String.format(
                            Locale.ROOT,
                            "%.1f LUFS, true peak %.1f dBTP, gain %+.1f dB%s",
                            loudness.integratedLufs(),
                            loudness.truePeakDbtp() == null ? 0 : loudness.truePeakDbtp(),
                            loudness.gainDb(),
                            loudness.bound() == LoudnessResult.Bound.NONE
                                    ? ""
                                    : " (held back by " + loudness.bound().word() + ")"));
        }
        remarks.addAll(rendered.warnings());
        return remarks;
    }

    private static String span(TimeRange range) {
        return Html.time(range.startMs()) + "–" + Html.time(range.endMs());
    }

    private static String versions(Versions versions) {
        StringBuilder text =
                new StringBuilder(
                        "Truss Studio " + versions.program() + ", FFmpeg " + versions.ffmpeg());
        versions.detectors()
                .forEach((name, hash) ->
                        text.append(", ")
                                .append(name)
                                .append(" ")
                                .append(hash, 0, Math.min(12, hash.length())));
        return text.toString();
    }
}
