package studio.truss.core.reframe;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// How a shot fills the vertical frame. Each case lists the source regions that it shows, in order
/// of importance. A new case is a compile error wherever it matters.
public sealed interface Layout {
    List<Region> regions();

    /// The word in JSON and on the command line.
    String word();

    /// The same with another way for the region of that role.
    ///
    /// @throws IllegalArgumentException in words, where the layout has no such region
    default Layout with(Region region) {
        List<Region> before = regions();
        List<Region> after =
                before.stream().map(r -> r.role() == region.role() ? region : r).toList();
        if (before.stream().noneMatch(r -> r.role() == region.role())) {
            throw new IllegalArgumentException(
                    "the layout '%s' has no region '%s'".formatted(word(), region.role().word()));
        }
        return of(word(), after);
    }

    /// The layout of that word with these regions.
    ///
    /// @param regions in order of importance, at least one
    /// @throws IllegalArgumentException in words, where there is no such layout
    static Layout of(String word, List<Region> regions) {
        Region first = regions.getFirst();
        Region second = regions.size() > 1 ? regions.get(1) : null;
        return switch (word) {
            case "crop" -> new Crop(first);
            case "split" -> new Split(first, needed(second, word));
            case "facecam" -> new Facecam(first, needed(second, word));
            case "screen" -> new Screen(first, second);
            case "blur" -> new Blur(first);
            case "fit" -> new Fit(first);
            default -> throw new IllegalArgumentException("there is no layout '" + word + "'");
        };
    }

    private static Region needed(@Nullable Region region, String word) {
        if (region == null) {
            throw new IllegalArgumentException("a " + word + " shows two regions, not one");
        }
        return region;
    }

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
