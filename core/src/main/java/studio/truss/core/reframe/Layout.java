package studio.truss.core.reframe;

import org.jspecify.annotations.Nullable;

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

    /// Two people, one over the other, each in a region of their own.
    record Split(Region left, Region right) implements Layout {
        @Override
        public List<Region> regions() {
            return List.of(left, right);
        }

        @Override
        public String word() {
            return "split";
        }
    }

    /// The camera of a corner above, what it is about below.
    record Facecam(Region cam, Region content) implements Layout {
        @Override
        public List<Region> regions() {
            return List.of(cam, content);
        }

        @Override
        public String word() {
            return "facecam";
        }
    }

    /// A screen in its own shape, nothing of it cut off; below it the camera, where there is one.
    record Screen(Region content, @Nullable Region cam) implements Layout {
        @Override
        public List<Region> regions() {
            return cam == null ? List.of(content) : List.of(content, cam);
        }

        @Override
        public String word() {
            return "screen";
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
