package studio.truss.core.reframe;

import java.util.List;

/// Where the regions of a layout stand in the output frame: one over the other, each across the
/// full width. A region whose shape is not its panel's is cut to it, never stretched.
public final class Panels {
    /// A camera above the content takes between these parts of the height, as its shape asks.
    private static final double CAM_MIN = 1.0 / 3;

    private static final double CAM_MAX = 0.4;

    /// A screen takes between these parts of the height, as its shape asks.
    private static final double SCREEN_MIN = 0.2;

    private static final double SCREEN_MAX = 0.6;

    private Panels() {}

    /// @param region what it shows
    /// @param height of the panel as a part of the output's, 0..1; panels follow one another
    ///   downwards and fill the frame
    public record Panel(Region region, double height) {}

    /// @param outputAspect width over height of the displayed output
    /// @return none where the layout shows the whole picture over a backdrop
    public static List<Panel> of(Layout layout, PictureShape picture, double outputAspect) {
        return switch (layout) {
            case Layout.Crop(Region main) -> List.of(new Panel(main, 1));
            case Layout.Split(Region left, Region right) ->
                    List.of(new Panel(left, 0.5), new Panel(right, 0.5));
            case Layout.Facecam(Region cam, Region content) -> {
                double height = camHeight(cam.keys().getFirst().box(), picture, outputAspect);
                yield List.of(new Panel(cam, height), new Panel(content, 1 - height));
            }
            case Layout.Screen(Region content, Region cam) -> {
                if (cam == null) {
                    yield List.of();
                }
                double band = screenHeight(content.keys().getFirst().box(), picture, outputAspect);
                yield List.of(new Panel(content, band), new Panel(cam, 1 - band));
            }
            case Layout.Blur blur -> List.of();
            case Layout.Fit fit -> List.of();
        };
    }

    /// The part of the output's height that a camera above the content takes.
    public static double camHeight(Box cam, PictureShape picture, double outputAspect) {
        double aspect = cam.w() * picture.sampleAspect() / cam.h();
        return Math.clamp(outputAspect / aspect, CAM_MIN, CAM_MAX);
    }

    /// The part of the output's height in which a screen is seen whole.
    public static double screenHeight(Box screen, PictureShape picture, double outputAspect) {
        double aspect = screen.w() * picture.sampleAspect() / screen.h();
        return Math.clamp(outputAspect / aspect, SCREEN_MIN, SCREEN_MAX);
    }
}
