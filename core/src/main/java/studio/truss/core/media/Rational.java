package studio.truss.core.media;

import java.math.BigInteger;

/// An exact fraction in lowest terms with a positive denominator: a frame rate, a time base, an
/// aspect ratio.
public record Rational(long num, long den) implements Comparable<Rational> {

    public Rational {
        if (den == 0) {
            throw new IllegalArgumentException("denominator is 0 in " + num + "/0");
        }
        if (den < 0) {
            num = Math.negateExact(num);
            den = Math.negateExact(den);
        }
        long gcd = gcd(Math.abs(num), den);
        if (gcd > 1) {
            num /= gcd;
            den /= gcd;
        }
    }

    public static Rational of(long num, long den) {
        return new Rational(num, den);
    }

    /// Reads `30000/1001` or `25`.
    public static Rational parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new Rational(Long.parseLong(text.trim()), 1)
                : new Rational(
                        Long.parseLong(text.substring(0, slash).trim()),
                        Long.parseLong(text.substring(slash + 1).trim()));
    }

    public double toDouble() {
        return (double) num / den;
    }

    public Rational inverse() {
        return new Rational(den, num);
    }

    /// `ticks` of this time base in `target` ticks, rounded half away from zero; exact for every
    /// long.
    public long rescale(long ticks, Rational target) {
        BigInteger numerator =
                BigInteger.valueOf(ticks)
                        .multiply(BigInteger.valueOf(num))
                        .multiply(BigInteger.valueOf(target.den));
        BigInteger denominator = BigInteger.valueOf(den).multiply(BigInteger.valueOf(target.num));
        BigInteger half = denominator.shiftRight(1);
        BigInteger rounded =
                numerator.signum() < 0 ? numerator.subtract(half) : numerator.add(half);
        return rounded.divide(denominator).longValueExact();
    }

    /// `ticks` of this time base in milliseconds, rounded to the nearest.
    public long toMillis(long ticks) {
        return rescale(ticks, MILLIS);
    }

    /// Milliseconds in ticks of this time base, rounded to the nearest.
    public long fromMillis(long millis) {
        return MILLIS.rescale(millis, this);
    }

    public static final Rational MILLIS = new Rational(1, 1000);

    @Override
    public int compareTo(Rational other) {
        return BigInteger.valueOf(num)
                .multiply(BigInteger.valueOf(other.den))
                .compareTo(BigInteger.valueOf(other.num).multiply(BigInteger.valueOf(den)));
    }

    @Override
    public String toString() {
        return den == 1 ? Long.toString(num) : num + "/" + den;
    }

    private static long gcd(long a, long b) {
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }
}
