package studio.truss.core.shots;

import studio.truss.core.media.SmallFrame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Draws small frames for tests: scenes of random blocks that can pan, flash, mix and make noise.
final class DrawnFilm {
    static final int WIDTH = 160;
    static final int HEIGHT = 90;
    private static final int SCENE_WIDTH = 800;
    private static final int RATE = 25;

    private final Random noise = new Random(7);
    private final List<byte[]> frames = new ArrayList<>();

    /// A wide scene of blocks, the same for the same seed.
    static byte[][] scene(int seed) {
        Random random = new Random(seed);
        byte[][] lines = new byte[HEIGHT][SCENE_WIDTH * 3];
        int ground = 40 + random.nextInt(120);
        for (byte[] line : lines) {
            Arrays.fill(line, (byte) ground);
        }
        for (int block = 0; block < 90; block++) {
            int x = random.nextInt(SCENE_WIDTH);
            int y = random.nextInt(HEIGHT);
            int w = 15 + random.nextInt(60);
            int h = 10 + random.nextInt(40);
            int b = random.nextInt(256);
            int g = random.nextInt(256);
            int r = random.nextInt(256);
            for (int line = y; line < Math.min(HEIGHT, y + h); line++) {
                for (int column = x; column < Math.min(SCENE_WIDTH, x + w); column++) {
                    lines[line][column * 3] = (byte) b;
                    lines[line][column * 3 + 1] = (byte) g;
                    lines[line][column * 3 + 2] = (byte) r;
                }
            }
        }
        return lines;
    }

    /// A view of a scene from `x` on.
    static byte[] view(byte[][] scene, int x) {
        byte[] frame = new byte[WIDTH * HEIGHT * 3];
        for (int y = 0; y < HEIGHT; y++) {
            System.arraycopy(scene[y], x * 3, frame, y * WIDTH * 3, WIDTH * 3);
        }
        return frame;
    }

    static byte[] plain(int level) {
        byte[] frame = new byte[WIDTH * HEIGHT * 3];
        Arrays.fill(frame, (byte) level);
        return frame;
    }

    static byte[] mix(byte[] a, byte[] b, double share) {
        byte[] mixed = new byte[a.length];
        for (int i = 0; i < a.length; i++) {
            mixed[i] = (byte) Math.round((a[i] & 0xff) * (1 - share) + (b[i] & 0xff) * share);
        }
        return mixed;
    }

    /// Adds a frame with a little noise.
    DrawnFilm add(byte[] frame) {
        byte[] noisy = frame.clone();
        for (int i = 0; i < noisy.length; i++) {
            int value = (noisy[i] & 0xff) + (int) Math.round(noise.nextGaussian() * 2);
            noisy[i] = (byte) Math.clamp(value, 0, 255);
        }
        frames.add(noisy);
        return this;
    }

    DrawnFilm hold(byte[] frame, int times) {
        for (int i = 0; i < times; i++) {
            add(frame);
        }
        return this;
    }

    int length() {
        return frames.size();
    }

    static long ms(int frame) {
        return frame * 1000L / RATE;
    }

    List<Cut> cuts() {
        ShotDetector detector = new ShotDetector();
        for (int i = 0; i < frames.size(); i++) {
            detector.accept(frame(i));
        }
        return detector.finish();
    }

    MotionTrack motion(List<Cut> cuts) {
        MotionMeter meter = new MotionMeter();
        for (int i = 0; i < frames.size(); i++) {
            meter.accept(frame(i));
        }
        return meter.finish(cuts);
    }

    /// As seen in pairs of frames `apart` frames from each other, one pair in `every` frames.
    MotionTrack motionOfPairs(int every, int apart) {
        MotionMeter meter = MotionMeter.ofPairs(1000.0 / RATE);
        for (int i = 0; i + apart < frames.size(); i += every) {
            meter.accept(frame(i));
            meter.accept(frame(i + apart));
        }
        return meter.finish(List.of());
    }

    /// Where the picture changed, looked at one frame in `every`.
    List<Cut> roughCuts(int every) {
        CoarseShots shots = new CoarseShots();
        for (int i = 0; i < frames.size(); i += every) {
            shots.accept(frame(i));
        }
        return shots.changes();
    }

    private SmallFrame frame(int i) {
        return new SmallFrame(i, ms(i), WIDTH, HEIGHT, 4, frames.get(i));
    }
}
