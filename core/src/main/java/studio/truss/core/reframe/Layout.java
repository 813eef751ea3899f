package studio.truss.core.reframe;

import java.util.List;

/// How a shot fills the vertical frame. Each case lists the source regions that it shows, in order
/// of importance. A new case is a compile error wherever it matters.
public sealed interface Layout {
    List<Region> regions();

    /// The word in JSON and on the command line.
    String word();

    /// One region of the output's shape that follows the subject and fills the frame.
    record Crop(Region main) implements Layout {
        @Override
        public List<Region> regions() {
            return List.of(main);
        }

        @Override
        public String word() {
            return "crop";
        }
    }

    /// The whole picture across the frame's width over a blurred, darkened copy of itself.
    record Blur(Region whole) implements Layout {
        @Override
        public List<Region> regions() {
            return List.of(whole);
        }

        @Override
        public String word() {
            return "blur";
        }
    }

    /// The whole picture with plain bars.
    record Fit(Region whole) implements Layout {
        @Override
        public List<Region> regions() {
            return List.of(whole);
        }

        @Override
        public String word() {
            return "fit";
        }
    }
}
