package studio.truss.core.testing;

import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.ClipSettings;
import studio.truss.core.clips.Source;
import studio.truss.core.clips.Versions;
import studio.truss.core.clips.watch.Depth;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.Rational;
import studio.truss.core.media.TimeRange;
import studio.truss.core.media.VideoStream;
import studio.truss.core.moments.Findings;
import studio.truss.core.moments.Moment;
import studio.truss.core.moments.MomentSettings;
import studio.truss.core.moments.Rejected;
import studio.truss.core.moments.ledger.Evidence;
import studio.truss.core.moments.ledger.SignalCurve;
import studio.truss.core.moments.signal.Observations;
import studio.truss.core.reframe.FramingWishes;
import studio.truss.core.reframe.LayoutChoice;
import studio.truss.core.reframe.layout.Seen;
import studio.truss.core.render.Quality;
import studio.truss.core.shots.MotionTrack;
import studio.truss.core.shots.Shot;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An analysis made by hand: one minute of 1920x1080, two shots, the moments that a test wants.
public final class ClipJobFixture {
    public static final String SHA = "ab".repeat(32);

    private ClipJobFixture() {}

    public static Moment moment(long startMs, long endMs, double score) {
        return new Moment(
                TimeRange.of(startMs, endMs),
                startMs + 1_000,
                score,
                score / 100,
                List.of(
                        new Evidence(
                                "laughter",
                                0.8,
                                4.2,
                                0.99,
                                0.6,
                                score / 60,
                                score / 100,
                                "laughter for 3 s",
                                null),
                        new Evidence("chat", null, null, null, 0, 0, 0, "not there", null)),
                "Laughter at 0:10",
                null);
    }

    /// An analysis by which something else was observed.
    public static Analysis observed(Analysis analysis, Observations observed) {
        return with(analysis, analysis.findings(), observed);
    }

    /// An analysis with other curves.
    public static Analysis found(Analysis analysis, List<SignalCurve> curves) {
        Findings findings = analysis.findings();
        return with(
                analysis,
                new Findings(findings.moments(), findings.rejected(), curves, findings.notes()),
                analysis.observed());
    }

    private static Analysis with(Analysis analysis, Findings findings, Observations observed) {
        return new Analysis(
                analysis.source(),
                analysis.settings(),
                analysis.versions(),
                analysis.shots(),
                analysis.seen(),
                analysis.chat(),
                findings,
                observed,
                analysis.notes());
    }

    public static Analysis analysis(Moment... moments) {
        VideoStream video =
                new VideoStream(
                        0,
                        "h264",
                        "High",
                        1920,
                        1080,
                        1920,
                        1080,
                        Rational.of(1, 1),
                        Rational.of(30, 1),
                        Rational.of(30, 1),
                        false,
                        0,
                        false,
                        new VideoStream.ColorInfo("yuv420p", 8, "bt709", "bt709", "bt709", "tv"),
                        VideoStream.FieldOrder.PROGRESSIVE,
                        Rational.of(1, 15360),
                        0,
                        60_000,
                        false,
                        true);
        MediaInfo info = new MediaInfo("mp4", 60_000, 1_000, List.of(video), video, null);
        Source source =
                new Source(
                        "a film.mp4",
                        Path.of("a film.mp4"),
                        SHA,
                        new ProbeResult.Usable(info),
                        info);
        return new Analysis(
                source,
                new ClipSettings(
                        new MomentSettings(null, 12_000, 60_000, Set.of()),
                        null,
                        0,
                        Depth.AUTO,
                        FramingWishes.of(LayoutChoice.CROP),
                        "auto",
                        false,
                        Quality.STANDARD,
                        null),
                new Versions("1", "8", Map.of("faces", "built-in")),
                List.of(new Shot(TimeRange.of(0, 20_000)), new Shot(TimeRange.of(20_000, 60_000))),
                Seen.of(
                        List.of(),
                        new MotionTrack(100, new float[600], new float[600], new float[600])),
                null,
                new Findings(
                        List.of(moments),
                        List.of(
                                new Rejected(
                                        TimeRange.of(1, 2),
                                        3,
                                        "below the score that 8 clips an hour need")),
                        List.of(),
                        List.of()),
                new Observations(60_000, null, List.of(), null, null, null),
                List.of("Not there: chat."));
    }
}
