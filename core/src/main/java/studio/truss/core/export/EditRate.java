package studio.truss.core.export;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.Rational;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// A frame rate that editors know, and timecode at it. 29.97 and 59.94 count in drop frame: two (or
/// four) numbers, not pictures, are left out at each minute but the tenth (SMPTE ST 12-1).
public final class EditRate {
    private static final List<Rational> KNOWN =
            List.of(
                    Rational.of(24000, 1001),
                    Rational.of(24, 1),
                    Rational.of(25, 1),
                    Rational.of(30000, 1001),
                    Rational.of(30, 1),
                    Rational.of(50, 1),
                    Rational.of(60000, 1001),
                    Rational.of(60, 1));

    private final Rational rate;
    private final int nominal;

    private EditRate(Rational rate) {
        this.rate = rate;
        nominal = (int) Math.round(rate.toDouble());
    }

    /// The known rate nearest to a source's; a source that says none gets 30.
    public static EditRate of(@Nullable Rational source) {
        double wanted = source == null || source.num() <= 0 ? 30 : source.toDouble();
        return new EditRate(
                KNOWN.stream()
                        .min(
                                Comparator.comparingDouble(
                                        (Rational known) -> Math.abs(known.toDouble() - wanted)))
                        .orElseThrow());
    }

    public Rational rate() {
        return rate;
    }

    boolean dropFrame() {
        return rate.den() == 1001 && nominal != 24;
    }

    /// The number of the frame nearest to a time, from 0.
    long frameAt(long ms) {
        return rate.inverse().fromMillis(ms);
    }

    /// The frame whose timecode is 01:00:00:00.
    long firstHour() {
        return dropFrame() ? 6 * perTenMinutes() : nominal * 3_600L;
    }

    /// `HH:MM:SS:FF`, with a semicolon before the frames in drop frame. Past 24 hours it starts
    /// again.
    String timecode(long frame) {
        long number = dropFrame() ? numbered(frame) : frame;
        long seconds = number / nominal;
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%s%02d",
                seconds / 3_600 % 24,
                seconds / 60 % 60,
                seconds % 60,
                dropFrame() ? ";" : ":",
                number % nominal);
    }

    private long numbered(long frame) {
        long dropped = nominal / 15;
        long perMinute = nominal * 60L - dropped;
        long tens = frame / perTenMinutes();
        long rest = frame % perTenMinutes();
        long minutes = rest < nominal * 60L ? 0 : 1 + (rest - nominal * 60L) / perMinute;
        return frame + dropped * (9 * tens + minutes);
    }

    private long perTenMinutes() {
        return nominal * 600L - 9L * (nominal / 15);
    }
}
