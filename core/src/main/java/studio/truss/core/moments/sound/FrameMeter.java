package studio.truss.core.moments.sound;

/// Measures a mono signal in frames of 25 ms: level, harmonicity and pitch, spectral shape.
///
/// Harmonicity and pitch follow Boersma, "Accurate short-term analysis of the fundamental frequency
/// and the harmonics-to-noise ratio of a sampled sound" (1993): the autocorrelation of the windowed
/// frame over that of the window; the spectrum is compressed first as in Tolonen and Karjalainen,
/// "A computationally efficient multipitch analysis model" (2000), so that a rumble does not pass
/// for a pitch. Two frames share each transform, one in its real and one in its imaginary part. One
/// thread.
final class FrameMeter {
    private static final int SIZE = 1024;
    private static final double PITCH_MIN_HZ = 70;
    private static final double PITCH_MAX_HZ = 600;
    private static final int BANDS = 16;
    private static final double SILENT = 1e-12;

    private final double rate;
    private final Fft fft = new Fft(SIZE);
    private final int length;
    private final double[] window;
    private final double[] windowCorrelation;
    private final double[] re = new double[SIZE];
    private final double[] im = new double[SIZE];
    private final double[][] power = new double[2][SIZE / 2 + 1];
    private final double[][] bandDb = new double[2][BANDS];
    private final int[] bandEdges = new int[BANDS + 1];

    private final float[] buffer = new float[4 * SIZE];
    private long bufferStart;
    private int filled;
    private long nextFrame;
    private boolean first = true;

    private final FloatSeries level = new FloatSeries();
    private final FloatSeries voiceBand = new FloatSeries();
    private final FloatSeries voicing = new FloatSeries();
    private final FloatSeries pitch = new FloatSeries();
    private final FloatSeries flatness = new FloatSeries();
    private final FloatSeries centroid = new FloatSeries();
    private final FloatSeries flux = new FloatSeries();

    /// @param rate samples a second, 8000 to 28000
    FrameMeter(double rate) {
        this.rate = rate;
        length = (int) Math.min(SIZE, Math.round(rate * 0.040));
        window = new double[length];
        for (int i = 0; i < length; i++) {
            window[i] = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * (i + 0.5) / length);
        }
        windowCorrelation = correlationOf(window);
        for (int b = 0; b <= BANDS; b++) {
            double hz = 150 * StrictMath.pow(6000.0 / 150, (double) b / BANDS);
            bandEdges[b] = Math.min(SIZE / 2, (int) Math.round(hz * SIZE / rate));
        }
    }

    void accept(float sample) {
        buffer[filled++] = sample;
        long pairEnd = startOf(nextFrame + 1) + Math.max(length, hop());
        if (bufferStart + filled >= pairEnd) {
            measurePair();
        }
    }

    /// All frames so far, cut or filled up with silence to `frames`.
    FrameSeries finish(int frames) {
        long heard = bufferStart + filled;
        while (heard > startOf(nextFrame)) {
            long pairEnd = startOf(nextFrame + 1) + Math.max(length, hop());
            while (bufferStart + filled < pairEnd) {
                buffer[filled++] = 0;
            }
            measurePair();
        }
        return new FrameSeries(
                level.toArray(frames, -120),
                voiceBand.toArray(frames, -120),
                voicing.toArray(frames, 0),
                pitch.toArray(frames, 0),
                flatness.toArray(frames, 0),
                centroid.toArray(frames, 0),
                flux.toArray(frames, 0));
    }

    private int hop() {
        return (int) Math.ceil(rate * FrameSeries.FRAME_MS / 1000);
    }

    private long startOf(long frame) {
        return Math.round(frame * rate * FrameSeries.FRAME_MS / 1000);
    }

    private void measurePair() {
        int a = (int) (startOf(nextFrame) - bufferStart);
        int b = (int) (startOf(nextFrame + 1) - bufferStart);
        for (int i = 0; i < SIZE; i++) {
            re[i] = i < length ? buffer[a + i] * window[i] : 0;
            im[i] = i < length ? buffer[b + i] * window[i] : 0;
        }
        fft.transform(re, im);
        splitPowers();
        level.add(levelOf(a));
        level.add(levelOf(b));
        for (double[] spectrum : power) {
            describe(spectrum);
        }
        correlate();
        pickPitch(re);
        pickPitch(im);
        nextFrame += 2;
        int keep = (int) (startOf(nextFrame) - bufferStart);
        System.arraycopy(buffer, keep, buffer, 0, filled - keep);
        bufferStart += keep;
        filled -= keep;
    }

    private float levelOf(int from) {
        int n = hop();
        double sum = 0;
        for (int i = from; i < from + n; i++) {
            sum += (double) buffer[i] * buffer[i];
        }
        return decibels(sum / n);
    }

    /// Divides the transform of two real frames into the power spectrum of each.
    private void splitPowers() {
        for (int k = 0; k <= SIZE / 2; k++) {
            int m = (SIZE - k) & (SIZE - 1);
            double ar = 0.5 * (re[k] + re[m]);
            double ai = 0.5 * (im[k] - im[m]);
            double br = 0.5 * (im[k] + im[m]);
            double bi = 0.5 * (re[m] - re[k]);
            power[0][k] = ar * ar + ai * ai;
            power[1][k] = br * br + bi * bi;
        }
    }

    private void describe(double[] spectrum) {
        // A Hann window keeps 3/8 of the power; both halves of the spectrum count.
        double scale = 2 / (0.375 * length * SIZE);
        voiceBand.add(decibels(sum(spectrum, 250, 3800) * scale));
        double all = 0;
        double weighted = 0;
        for (int k = bin(60); k <= SIZE / 2; k++) {
            all += spectrum[k];
            weighted += spectrum[k] * k;
        }
        centroid.add(all > SILENT ? (float) (weighted / all * rate / SIZE) : 0);
        flatness.add(flatnessOf(spectrum));
        fluxOf(spectrum, scale);
    }

    private float flatnessOf(double[] spectrum) {
        int from = bin(1000);
        int to = bin(Math.min(5000, 0.45 * rate));
        double product = 1;
        double logs = 0;
        double sum = 0;
        for (int k = from; k < to; k++) {
            double p = spectrum[k] + SILENT;
            sum += p;
            product *= p;
            if (product < 1e-200 || product > 1e200) {
                logs += Math.log(product);
                product = 1;
            }
        }
        logs += Math.log(product);
        int n = to - from;
        double flat = Math.exp(logs / n) / (sum / n);
        // White noise has exp(-Euler's constant) here, for its periodogram is exponential.
        return (float) Math.min(1, flat / 0.5615);
    }

    private void fluxOf(double[] spectrum, double scale) {
        double[] before = bandDb[0];
        double[] now = bandDb[1];
        double change = 0;
        for (int b = 0; b < BANDS; b++) {
            double sum = 1e-8;
            for (int k = bandEdges[b]; k < bandEdges[b + 1]; k++) {
                sum += spectrum[k] * scale;
            }
            now[b] = 10 * Math.log10(sum);
            change += Math.abs(now[b] - before[b]);
        }
        flux.add(first ? 0 : (float) (change / BANDS));
        first = false;
        bandDb[0] = now;
        bandDb[1] = before;
    }

    /// Leaves the autocorrelations of the two frames in `re` and `im`.
    private void correlate() {
        int low = bin(120);
        int high = bin(4000);
        for (int k = 0; k <= SIZE / 2; k++) {
            boolean inside = k >= low && k <= high;
            // The magnitude in place of the power: compressed.
            double a = inside ? Math.sqrt(power[0][k]) : 0;
            double b = inside ? Math.sqrt(power[1][k]) : 0;
            re[k] = a;
            im[k] = b;
            int m = (SIZE - k) & (SIZE - 1);
            re[m] = a;
            im[m] = b;
        }
        fft.transform(re, im);
    }

    private void pickPitch(double[] correlation) {
        int from = (int) Math.ceil(rate / PITCH_MAX_HZ);
        int to = (int) Math.min(length / 2.0, rate / PITCH_MIN_HZ);
        double zero = correlation[0];
        double best = 0;
        int bestLag = 0;
        if (zero > 1e-6) {
            for (int lag = from; lag <= to; lag++) {
                double c = correlation[lag];
                if (c > correlation[lag - 1] && c >= correlation[lag + 1]) {
                    // A short period wins over its multiples unless they are clearly stronger.
                    double r = c / zero / windowCorrelation[lag] - 0.03 * lag / to;
                    if (r > best) {
                        best = r;
                        bestLag = lag;
                    }
                }
            }
        }
        voicing.add((float) Math.min(1, best));
        pitch.add(bestLag == 0 ? 0 : semitones(rate / refine(correlation, bestLag)));
    }

    /// The place of the peak between the samples, by a parabola through three of them.
    private static double refine(double[] c, int lag) {
        double a = c[lag - 1];
        double b = c[lag];
        double d = c[lag + 1];
        double bend = a - 2 * b + d;
        return bend == 0 ? lag : lag + 0.5 * (a - d) / bend;
    }

    private static float semitones(double hz) {
        return (float) (12 * Math.log(hz / 55) / Math.log(2));
    }

    private int bin(double hz) {
        return (int) Math.min(SIZE / 2, Math.round(hz * SIZE / rate));
    }

    private double sum(double[] spectrum, double fromHz, double toHz) {
        double sum = 0;
        for (int k = bin(fromHz); k < bin(toHz); k++) {
            sum += spectrum[k];
        }
        return sum;
    }

    static float decibels(double meanSquare) {
        return meanSquare <= SILENT ? -120 : (float) (10 * Math.log10(meanSquare));
    }

    /// Of the window's compressed spectrum, as `correlate` makes that of the frames; 1 at lag 0.
    private double[] correlationOf(double[] window) {
        double[] a = new double[SIZE];
        double[] b = new double[SIZE];
        System.arraycopy(window, 0, a, 0, window.length);
        fft.transform(a, b);
        for (int k = 0; k < SIZE; k++) {
            a[k] = Math.sqrt(a[k] * a[k] + b[k] * b[k]);
            b[k] = 0;
        }
        fft.transform(a, b);
        double[] normal = new double[SIZE];
        for (int lag = 0; lag < SIZE; lag++) {
            normal[lag] = Math.max(0.05, a[lag] / a[0]);
        }
        return normal;
    }
}
