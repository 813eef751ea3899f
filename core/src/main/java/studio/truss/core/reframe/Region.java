package studio.truss.core.reframe;

import java.util.List;
import java.util.Locale;

/// A part of the source that a layout shows, moving over time.
public record Region(Role role, List<CropKey> keys) {

    public enum Role {
        MAIN,
        FACECAM,
        LEFT,
        RIGHT,
        CONTENT;

        /// The word in JSON.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Region {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("region " + role + " has no key");
        }
    }

    public static Region still(Role role, long ms, Box box) {
        return new Region(role, List.of(new CropKey(ms, box, false)));
    }

    /// @throws IllegalArgumentException in words, where a key shows what is not in the picture, or
    ///   keys are out of order
    public void requireInside(PictureShape picture) {
        long lastMs = Long.MIN_VALUE;
        for (CropKey key : keys) {
            Box box = key.box();
            boolean inside =
                    box.x() >= -1
                            && box.y() >= -1
                            && box.right() <= picture.width() + 1
                            && box.bottom() <= picture.height() + 1;
            if (!inside || box.w() < 2 || box.h() < 2) {
                throw new IllegalArgumentException(
                        "a region lies outside the picture of %dx%d: %s at %d ms"
                                .formatted(picture.width(), picture.height(), box, key.ms()));
            }
            if (key.ms() < lastMs) {
                throw new IllegalArgumentException(
                        "the key at %d ms stands after one at %d ms".formatted(key.ms(), lastMs));
            }
            lastMs = key.ms();
        }
    }

    /// The box at a time, interpolated between keys.
    public Box at(long ms) {
        CropKey last = keys.getFirst();
        for (CropKey key : keys) {
            if (key.ms() > ms) {
                return key.cut() || key.ms() == last.ms() || ms < last.ms()
                        ? last.box()
                        : between(last, key, (double) (ms - last.ms()) / (key.ms() - last.ms()));
            }
            last = key;
        }
        return last.box();
    }

    private static Box between(CropKey a, CropKey b, double f) {
        return new Box(
                a.box().x() + (b.box().x() - a.box().x()) * f,
                a.box().y() + (b.box().y() - a.box().y()) * f,
                a.box().w() + (b.box().w() - a.box().w()) * f,
                a.box().h() + (b.box().h() - a.box().h()) * f);
    }
}
