package studio.truss.core.reframe;

import java.util.List;

/// A part of the source that a layout shows, moving over time.
public record Region(Role role, List<CropKey> keys) {

    public enum Role {
        MAIN,
        FACECAM,
        LEFT,
        RIGHT,
        CONTENT
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
