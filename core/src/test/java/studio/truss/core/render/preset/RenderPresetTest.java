package studio.truss.core.render.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.captions.SafeZone;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.render.ClipTags;
import studio.truss.core.render.FileLimit;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.testing.ClipJobFixture;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

class RenderPresetTest {
    private static final long TEN_MIB = 10L * 1024 * 1024;

    /// A clip of 1920x1080 at 30 fps.
    private static RenderPlan plan(long seconds) {
        MediaInfo info = ClipJobFixture.analysis().source().info();
        TimeRange range = TimeRange.of(0, seconds * 1_000);
        Region middle = Region.still(Region.Role.MAIN, 0, new Box(600, 0, 607.5, 1080));
        return RenderPlan.of(
                Path.of("a film.mp4"),
                info,
                range,
                List.of(new ShotFraming(range, new Layout.Crop(middle), "test", List.of())),
                new ClipTags("", ""),
                Path.of("clip.mp4"));
    }

    @Test
    void everyPresetIsFoundByItsWordAndSaysSoInItsPlans() {
        for (RenderPreset preset : RenderPreset.all()) {
            assertEquals(preset, RenderPreset.of(preset.word()).orElseThrow());
            assertEquals(preset.word(), preset.over(plan(20)).preset());
        }
        assertTrue(RenderPreset.of("myspace").isEmpty());
        assertTrue(RenderPreset.of(null).isEmpty());
    }

    @Test
    void whereNoLimitIsInReachNothingChanges() {
        for (RenderPreset preset :
                List.of(RenderPreset.SHORTS, RenderPreset.TIKTOK, RenderPreset.REELS)) {
            RenderPlan made = preset.over(plan(60));
            assertNull(made.limit(), preset.word());
            assertEquals(FrameSize.VERTICAL_1080, made.size());
        }
        assertNull(RenderPreset.DISCORD.over(plan(4)).limit(), "20 Mbit/s for 4 s are 10 MB");
        assertNotNull(RenderPreset.REELS.over(plan(180)).limit(), "300 MB");
    }

    @Test
    void discordGivesLongClipsFewerBitsAndSmallerFrames() {
        FrameSize last = FrameSize.VERTICAL_1080;
        for (long seconds : List.of(10L, 30L, 60L, 120L, 300L)) {
            RenderPlan made = RenderPreset.DISCORD.over(plan(seconds));
            FileLimit limit = Objects.requireNonNull(made.limit());
            double ahead = limit.pictureBits() * FileLimit.AHEAD_SECONDS;
            double bits = (limit.pictureBits() + limit.soundBits()) * seconds + ahead;
            assertTrue(bits < TEN_MIB * 8, seconds + " s: " + bits);
            assertTrue(bits > TEN_MIB * 8 * 0.9, seconds + " s leave room: " + bits);
            assertTrue(made.size().height() <= last.height(), seconds + " s");
            assertEquals(9.0 / 16, (double) made.size().width() / made.size().height(), 0.01);
            last = made.size();
            assertEquals(TEN_MIB, made.bytesMost());
        }
        assertEquals(new FrameSize(1080, 1920), RenderPreset.DISCORD.over(plan(20)).size());
        assertEquals(new FrameSize(720, 1280), RenderPreset.DISCORD.over(plan(40)).size());
        assertEquals(new FrameSize(540, 960), RenderPreset.DISCORD.over(plan(80)).size());
    }

    @Test
    void whatAClipTookTooMuchTheNextTryTakesFromThePicture() {
        RenderPlan plan = RenderPreset.DISCORD.over(plan(60));
        FileLimit limit = Objects.requireNonNull(plan.limit());
        RenderPlan next = limit.again(plan, TEN_MIB * 12 / 10).orElseThrow();
        FileLimit less = Objects.requireNonNull(next.limit());
        assertEquals(limit.soundBits(), less.soundBits());
        assertTrue(less.pictureBits() < limit.pictureBits() * 0.8, less.toString());
        assertTrue(next.size().height() <= plan.size().height());
        assertTrue(limit.again(plan, TEN_MIB * 30).isEmpty(), "nothing of the picture is left");
    }

    @Test
    void theCreatorsOwnPresetHasTheFrameAndTheLimitThatWereChosen() {
        RenderPlan small = RenderPreset.custom(new FrameSize(720, 1280), 0).over(plan(60));
        assertEquals(new FrameSize(720, 1280), small.size());
        assertNull(small.limit());
        RenderPlan own = RenderPreset.custom(null, 20L << 20).over(plan(60));
        assertEquals(new FrameSize(606, 1080), own.size(), "the source's own pixels are enough");
        assertEquals(20L << 20, Objects.requireNonNull(own.limit()).bytesMax());
    }

    @Test
    void whatAllPlatformsLeaveFreeLiesInsideWhatEachDoes() {
        SafeZone all = SafeZone.of(1080, 1920);
        for (RenderPreset preset : RenderPreset.all()) {
            SafeZone zone = preset.zone();
            if (zone != null) {
                assertTrue(all.left() >= zone.left(), preset.word());
                assertTrue(all.top() >= zone.top(), preset.word());
                assertTrue(all.right() <= zone.right(), preset.word());
                assertTrue(all.bottom() <= zone.bottom(), preset.word());
            }
        }
    }
}
