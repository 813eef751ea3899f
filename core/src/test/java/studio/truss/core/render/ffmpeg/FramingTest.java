package studio.truss.core.render.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.render.ClipTags;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.testing.ClipJobFixture;

import java.nio.file.Path;
import java.util.List;

class FramingTest {
    private static final Region CONTENT =
            Region.still(Region.Role.CONTENT, 0, new Box(400, 0, 900, 1080));

    private static List<String> soft(Layout layout) {
        TimeRange range = TimeRange.of(0, 5_000);
        RenderPlan plan =
                RenderPlan.of(
                        Path.of("film.mp4"),
                        ClipJobFixture.analysis().source().info(),
                        range,
                        List.of(new ShotFraming(range, layout, "test", List.of())),
                        new ClipTags("", ""),
                        Path.of("clip.mp4"));
        return new Framing(plan.withSize(FrameSize.VERTICAL_1080)).soft();
    }

    private static Region camera(double width) {
        return Region.still(Region.Role.FACECAM, 0, new Box(1500, 60, width, width * 9 / 16));
    }

    @Test
    void aCornerCameraIsNotTakenForThePicture() {
        assertEquals(List.of(), soft(new Layout.Facecam(camera(320), CONTENT)));
        assertEquals(
                List.of("The camera's picture is enlarged 13.4 times and will look soft."),
                soft(new Layout.Facecam(camera(85), CONTENT)));
    }

    @Test
    void aPictureThatIsEnlargedFarIsSaidToLookSoft() {
        Region small = Region.still(Region.Role.MAIN, 0, new Box(600, 0, 270, 480));

        assertEquals(
                List.of("The picture is enlarged 4.0 times and will look soft."),
                soft(new Layout.Crop(small)));
    }
}
