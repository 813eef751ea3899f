package studio.truss.core.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.engine.Engine;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.TimeRange;
import studio.truss.core.media.VideoStream;
import studio.truss.core.testing.Footage;
import studio.truss.core.worker.lane.FaultLog;

import java.nio.file.Path;
import java.util.List;

/// The baselines over a real worker process.
@Tag("long")
class PlainWayTest {

    @Test
    void footageIsRepeatedDecodedAndRenderedThePlainWay(@TempDir Path folder) {
        Path segment =
                Footage.ofPicture("testsrc2=s=320x180:r=25")
                        .sound("sine=f=440:r=48000")
                        .seconds(2)
                        .write(folder.resolve("segment.mp4"));
        Path whole = folder.resolve("whole.mp4");
        try (PlainWay way = PlainWay.open();
                Engine engine = Engine.open(FaultLog.none())) {
            way.run(BenchJobs.REPEAT, new BenchJobs.Repeat(segment, 2_000, 3, whole));
            MediaInfo info = assertInstanceOf(ProbeResult.Usable.class, engine.probe(whole)).info();
            assertEquals(6_000, info.durationMs());
            VideoStream video = info.picture().orElseThrow();
            var decode = new BenchJobs.PlainDecode(whole, video, info.durationMs(), 1);
            assertEquals(150, way.run(BenchJobs.PLAIN_DECODE, decode).frames());
            var render =
                    new BenchJobs.PlainRender(
                            whole,
                            info,
                            List.of(TimeRange.of(1_000, 2_000), TimeRange.of(3_000, 3_400)),
                            folder,
                            "libopenh264",
                            1);
            assertEquals(35, way.run(BenchJobs.PLAIN_RENDER, render).frames());
            var quality =
                    new BenchJobs.CompareQuality(
                            whole, video, TimeRange.of(1_000, 2_000), "libopenh264");
            BenchJobs.Compared compared = way.run(BenchJobs.COMPARE_QUALITY, quality);
            // on this encoder the standard is its own yardstick
            assertEquals(compared.yardstick(), compared.standard());
            assertTrue(compared.standard().bytes() > 10_000);
            assertTrue(compared.standard().ssim() > 0.9 && compared.standard().ssim() < 1);
            Path clip = folder.resolve("plain-0.mp4");
            var made = assertInstanceOf(ProbeResult.Usable.class, engine.probe(clip));
            assertEquals(1080, made.info().picture().orElseThrow().width());
        }
    }
}
