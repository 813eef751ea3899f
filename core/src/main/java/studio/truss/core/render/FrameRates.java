package studio.truss.core.render;

import studio.truss.core.media.Rational;
import studio.truss.core.media.VideoStream;

import java.util.List;

/// Chooses a clip's constant frame rate, so that each source frame is shown equally long.
///
/// A constant source keeps its rate; above 60 it is divided and below 23 (the least that TikTok
/// takes) multiplied by a whole number; an average like 2584/75 becomes the rate that it falls
/// short of. A variable source whose average lies a little short of its base rate is a constant one
/// with a few frames left out. Any other variable source is a standard rate with frames left out
/// where nothing moved: its average lies a little short of that rate, or it says nothing but
/// whether the rate is 30 or 60, for in its bursts such a recording uses the whole of it.
public final class FrameRates {
    private static final List<Rational> STANDARD =
            List.of(
                    Rational.of(24000, 1001),
                    Rational.of(24, 1),
                    Rational.of(25, 1),
                    Rational.of(30000, 1001),
                    Rational.of(30, 1),
                    Rational.of(48, 1),
                    Rational.of(50, 1),
                    Rational.of(60000, 1001),
                    Rational.of(60, 1));
    private static final Rational THIRTY = Rational.of(30, 1);
    private static final Rational SIXTY = Rational.of(60, 1);
    private static final double SLACK = 1.002;

    /// Nearer than 30 is to 29.97.
    private static final double SAME = 0.0004;

    private static final double MISSING_MOST = 1.08;

    private FrameRates() {}

    public static Rational of(VideoStream video) {
        Rational rate = video.frameRate();
        if (rate.num() <= 0) {
            return THIRTY;
        }
        if (!video.variableRate()) {
            return constant(rate);
        }
        Rational base = video.baseRate();
        boolean nearly =
                base.toDouble() > rate.toDouble()
                        && base.toDouble() <= rate.toDouble() * MISSING_MOST;
        return nearly ? constant(base) : nominal(rate, rate.toDouble() > 30 ? SIXTY : THIRTY);
    }

    private static Rational constant(Rational rate) {
        if (rate.toDouble() > 60 * SLACK) {
            return Rational.of(
                    rate.num(), rate.den() * (long) Math.ceil(rate.toDouble() / 60 / SLACK));
        }
        if (rate.toDouble() < 23) {
            long times = Math.max(1, (long) Math.ceil(23 / rate.toDouble()));
            return times > 1000 ? THIRTY : Rational.of(rate.num() * times, rate.den());
        }
        return rate.den() == 1
                ? rate
                : nominal(rate, Rational.of((long) Math.ceil(rate.toDouble()), 1));
    }

    /// An average that is no round number is a round one with frames missing.
    ///
    /// @param far where no standard rate is near enough
    private static Rational nominal(Rational average, Rational far) {
        Rational standard = standardAtLeast(average);
        return standard.toDouble() <= average.toDouble() * MISSING_MOST ? standard : far;
    }

    private static Rational standardAtLeast(Rational average) {
        if (average.toDouble() < 23) {
            return THIRTY;
        }
        for (Rational rate : STANDARD) {
            if (Math.abs(rate.toDouble() / average.toDouble() - 1) < SAME) {
                return rate;
            }
        }
        for (Rational rate : STANDARD) {
            if (rate.toDouble() * SLACK >= average.toDouble()) {
                return rate;
            }
        }
        return SIXTY;
    }
}
