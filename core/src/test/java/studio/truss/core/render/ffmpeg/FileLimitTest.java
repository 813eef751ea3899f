package studio.truss.core.render.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.TimeRange;
import studio.truss.core.render.EncoderLadder;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.RenderGroup;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.Renderer;
import studio.truss.core.render.ffmpeg.encoders.EncoderProber;
import studio.truss.core.render.ffmpeg.encoders.LibavEncoder;
import studio.truss.core.render.ffmpeg.encoders.VideoEncoder;
import studio.truss.core.render.preset.RenderPreset;
import studio.truss.core.testing.Footage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Files that must stay small, of the hardest picture there is: noise.
@Tag("long")
class FileLimitTest {
    private static final long TEN_MIB = 10L * 1024 * 1024;
    private static final long SMALL_BYTES = 200_000;

    @TempDir static Path sources;
    static Path noise;
    @TempDir Path folder;

    @BeforeAll
    static void makeSource() {
        noise =
                Footage.ofPicture(
                                "nullsrc=size=320x180:rate=25,"
                                        + "geq=lum='random(1)*255':cb=128:cr=128")
                        .sound("anoisesrc=seed=1:amplitude=0.3:sample_rate=48000")
                        .seconds(3)
                        .pictureBitRate(8_000_000)
                        .write(sources.resolve("noise.mp4"));
    }

    private RenderPlan plan(long ms) {
        return RenderBench.plan(
                noise, TimeRange.of(0, ms), RenderBench.centre(noise), folder.resolve("clip.mp4"));
    }

    private static RenderOutcome render(RenderPlan plan, VideoEncoder.Factory encoders) {
        EncoderLadder ladder = new EncoderProber().probe();
        List<RenderOutcome> outcomes =
                new FfmpegRenderer(ladder, 1, encoders)
                        .render(
                                new RenderGroup(List.of(plan)),
                                Heartbeat.none(),
                                Renderer.Listener.none());
        return outcomes.getFirst();
    }

    @Test
    void aClipForDiscordFitsTenMibAndUsesThem() throws IOException {
        RenderPlan free = plan(3_000);
        RenderPlan plan = RenderPreset.DISCORD.over(free);
        assertTrue(free.withSize(FrameSize.VERTICAL_1080).bytesMost() > TEN_MIB * 12 / 10);

        RenderOutcome.Rendered made = RenderBench.render(plan);

        long bytes = Files.size(made.file());
        assertTrue(bytes <= TEN_MIB, bytes + " bytes");
        assertTrue(bytes > TEN_MIB * 6 / 10, "noise needs what there is: " + bytes + " bytes");
        assertEquals(
                made.size().width(),
                RenderBench.probe(made.file()).picture().orElseThrow().width());
        assertEquals(75, made.frames());
    }

    @Test
    void whatComesOutTooLargeIsMadeAgainSmaller() throws IOException {
        List<Long> asked = new ArrayList<>();
        RenderOutcome outcome =
                render(
                        plan(3_000).within(SMALL_BYTES),
                        (name, settings) -> {
                            asked.add(settings.bitsMax());
                            // the first time it does as it likes
                            return LibavEncoder.open(
                                    name, asked.size() == 1 ? unlimited(settings) : settings);
                        });

        RenderOutcome.Rendered made = assertInstanceOf(RenderOutcome.Rendered.class, outcome);
        assertTrue(Files.size(made.file()) <= SMALL_BYTES, Files.size(made.file()) + " bytes");
        assertTrue(asked.size() > 1 && asked.getLast() < asked.getFirst(), asked.toString());
        assertFalse(Files.exists(folder.resolve("clip.mp4.part")));
    }

    private static VideoEncoder.Settings unlimited(VideoEncoder.Settings settings) {
        return new VideoEncoder.Settings(
                settings.size(), settings.rate(), settings.quality(), settings.threads());
    }

    @Test
    void anEncoderThatNeverObeysEndsInWordsAndLeavesNothing() {
        List<Long> asked = new ArrayList<>();
        RenderOutcome outcome =
                render(
                        plan(3_000).within(SMALL_BYTES),
                        (name, settings) -> {
                            asked.add(settings.bitsMax());
                            return LibavEncoder.open(name, unlimited(settings));
                        });

        RenderOutcome.Failed failed = assertInstanceOf(RenderOutcome.Failed.class, outcome);
        assertEquals(RenderOutcome.Kind.TOO_LARGE, failed.kind());
        assertTrue(failed.words().contains("Trim it"), failed.words());
        assertTrue(asked.size() <= 4, asked.toString());
        assertFalse(Files.exists(folder.resolve("clip.mp4")));
        assertFalse(Files.exists(folder.resolve("clip.mp4.part")));
    }
}
