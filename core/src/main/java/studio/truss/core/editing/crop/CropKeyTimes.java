package studio.truss.core.editing.crop;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.ShotFraming;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// When the keys of a clip's crop stand, and moving them in time. Keys of several regions at the
/// same time are one: they are moved together.
public final class CropKeyTimes {
    private CropKeyTimes() {}

    /// A time with a key.
    ///
    /// @param leastMs the first time to which it may be moved: it stays in its shot and after the
    ///   key before it
    /// @param mostMs the last one
    /// @param cut whether the crop jumps there
    public record KeyTime(long ms, long leastMs, long mostMs, boolean cut) {}

    /// The keys that take effect inside their shots, in the order of time.
    public static List<KeyTime> of(List<ShotFraming> shots) {
        List<KeyTime> all = new ArrayList<>();
        for (ShotFraming shot : shots) {
            TimeRange range = shot.range();
            SortedMap<Long, Boolean> times = new TreeMap<>();
            shot.layout().regions().stream()
                    .flatMap(region -> region.keys().stream())
                    .filter(key -> range.contains(key.ms()))
                    .forEach(key -> times.merge(key.ms(), key.cut(), Boolean::logicalOr));
            List<Long> order = List.copyOf(times.keySet());
            for (int i = 0; i < order.size(); i++) {
                long ms = order.get(i);
                long least = i == 0 ? range.startMs() : order.get(i - 1) + apart();
                boolean last = i == order.size() - 1;
                long most = last ? range.endMs() - 1 : order.get(i + 1) - apart();
                boolean cut = Boolean.TRUE.equals(times.get(ms));
                all.add(new KeyTime(ms, Math.min(least, ms), Math.max(most, ms), cut));
            }
        }
        return all;
    }

    private static long apart() {
        return CropKeys.NEAR_MS + 1;
    }

    /// Puts what stands at a time at another; as far as it may go.
    public static List<ShotFraming> moved(List<ShotFraming> shots, long fromMs, long toMs) {
        KeyTime key =
                of(shots).stream()
                        .filter(each -> each.ms() == fromMs)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no key at " + fromMs));
        long to = Math.clamp(toMs, key.leastMs(), key.mostMs());
        List<ShotFraming> next = shots;
        ShotFraming shot = shots.get(CropKeys.shotAt(shots, fromMs));
        for (int region = 0; region < shot.layout().regions().size(); region++) {
            next = CropKeys.changed(next, fromMs, region, keys -> moved(fromMs, to, keys));
        }
        return next;
    }

    private static List<CropKey> moved(long fromMs, long toMs, List<CropKey> keys) {
        return keys.stream()
                .map(key -> key.ms() == fromMs ? new CropKey(toMs, key.box(), key.cut()) : key)
                .sorted(Comparator.comparingLong(CropKey::ms))
                .toList();
    }
}
