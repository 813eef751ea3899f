package studio.truss.core.media;

import java.util.Arrays;

/// Integrated loudness and true peak of a programme after ITU-R BS.1770-4 and EBU R128.
///
/// Feed it in order with [#add]; results may be read at any time. For one thread. Memory grows by
/// 80 bytes for each second.
public final class LoudnessMeter {
    private static final int CHUNK = 4096;
    private static final double OFFSET = -0.691;
    private static final double ABSOLUTE_GATE = -70;
    private static final double RELATIVE_GATE = -10;

    private final int channels;
    private final double[] weights;
    private final KWeighting[] filters;
    private final TruePeak[] peaks;
    private final float[] chunk = new float[CHUNK];

    private final int sampleRate;
    private double[] hops = new double[64]; // weighted energy of each 100 ms
    private int hopCount;
    private double hopEnergy;
    private long position;
    private long hopEnd;

    /// @param channelLayout FFmpeg's name of the layout, `stereo`, `5.1(side)`; channels of a
    ///   layout that is not known weigh 1
    public LoudnessMeter(int sampleRate, int channels, String channelLayout) {
        if (sampleRate < 10 || channels < 1) {
            throw new IllegalArgumentException(sampleRate + " Hz, " + channels + " channels");
        }
        this.sampleRate = sampleRate;
        this.channels = channels;
        this.weights = ChannelWeights.of(channelLayout, channels);
        this.filters = new KWeighting[channels];
        this.peaks = new TruePeak[channels];
        for (int c = 0; c < channels; c++) {
            filters[c] = new KWeighting(sampleRate);
            peaks[c] = new TruePeak(sampleRate);
        }
        this.hopEnd = hopBoundary(1);
    }

    /// @param interleaved samples, full scale is 1
    /// @param frames samples for each channel
    public void add(float[] interleaved, int frames) {
        int done = 0;
        while (done < frames) {
            int n = (int) Math.min(Math.min(CHUNK, frames - done), hopEnd - position);
            addChunk(interleaved, done, n);
            done += n;
            position += n;
            if (position == hopEnd) {
                closeHop();
            }
        }
    }

    private void addChunk(float[] interleaved, int offset, int n) {
        for (int c = 0; c < channels; c++) {
            int at = offset * channels + c;
            for (int i = 0; i < n; i++, at += channels) {
                chunk[i] = interleaved[at];
            }
            peaks[c].add(chunk, n);
            if (weights[c] > 0) {
                hopEnergy += weights[c] * filters[c].energy(chunk, n);
            }
        }
    }

    private void closeHop() {
        if (hopCount == hops.length) {
            hops = Arrays.copyOf(hops, hopCount * 2);
        }
        hops[hopCount++] = hopEnergy;
        hopEnergy = 0;
        hopEnd = hopBoundary(hopCount + 1);
    }

    private long hopBoundary(long hop) {
        return hop * sampleRate / 10;
    }

    /// Gated integrated loudness; negative infinity where no block is above the gate, as in
    /// anything shorter than 400 ms.
    public double integratedLufs() {
        double ungated = meanAbove(energyOf(ABSOLUTE_GATE));
        if (ungated <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double gate = Math.max(lufs(ungated) + RELATIVE_GATE, ABSOLUTE_GATE);
        return lufs(meanAbove(energyOf(gate)));
    }

    /// Mean energy of the 400 ms blocks (100 ms apart) above a threshold, 0 where there is none.
    private double meanAbove(double threshold) {
        double sum = 0;
        long count = 0;
        for (int i = 0; i + 4 <= hopCount; i++) {
            double block =
                    (hops[i] + hops[i + 1] + hops[i + 2] + hops[i + 3])
                            / (hopBoundary(i + 4) - hopBoundary(i));
            if (block > threshold) {
                sum += block;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /// The highest true peak of any channel; negative infinity for digital silence.
    public double truePeakDbtp() {
        double highest = 0;
        for (TruePeak peak : peaks) {
            highest = Math.max(highest, peak.highest());
        }
        return 20 * Math.log10(highest);
    }

    private static double lufs(double energy) {
        return OFFSET + 10 * Math.log10(energy);
    }

    private static double energyOf(double lufs) {
        return Math.pow(10, (lufs - OFFSET) / 10);
    }
}
