package studio.truss.core.media;

import java.util.Arrays;

/// What each channel of a layout adds to loudness (BS.1770-4, table 4): channels beside the
/// listener 1.41, the low-frequency channel nothing, all others 1.
final class ChannelWeights {
    private static final double SIDE = 1.41;

    private ChannelWeights() {}

    static double[] of(String layout, int channels) {
        double[] weights =
                switch (layout) {
                    case "2.1" -> new double[] {1, 1, 0};
                    case "3.1" -> new double[] {1, 1, 1, 0};
                    case "4.1" -> new double[] {1, 1, 1, 0, 1};
                    case "quad", "quad(side)" -> new double[] {1, 1, SIDE, SIDE};
                    case "5.0", "5.0(side)" -> new double[] {1, 1, 1, SIDE, SIDE};
                    case "5.1", "5.1(side)" -> new double[] {1, 1, 1, 0, SIDE, SIDE};
                    case "6.1" -> new double[] {1, 1, 1, 0, 1, SIDE, SIDE};
                    case "7.0" -> new double[] {1, 1, 1, 1, 1, SIDE, SIDE};
                    case "7.1" -> new double[] {1, 1, 1, 0, 1, 1, SIDE, SIDE};
                    default -> new double[0];
                };
        if (weights.length != channels) {
            weights = new double[channels];
            Arrays.fill(weights, 1);
        }
        return weights;
    }
}
