package studio.truss.core.shots.evaluation;

import org.jspecify.annotations.Nullable;

import studio.truss.core.shots.Cut;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// A film put together from reels: cuts, dissolves and fades, and inside the shots flashes, fast
/// pans and shake, which are no transitions. The same seed makes the same film.
final class EditList {
    static final int FRAMES_PER_SECOND = 25;

    /// A transition of the film.
    ///
    /// @param frame first frame of the new shot: of a dissolve the first mixed one, of a fade the
    ///   first that rises out of black
    /// @param begin first frame of the transition, the old shot's fade-out included
    /// @param end first frame of full strength
    record Transition(int frame, int begin, int end, Cut.Kind kind) {}

    private final List<Reel> reels;
    private final SplittableRandom random;
    private final List<Transition> transitions = new ArrayList<>();
    private Consumer<byte[]> screen = picture -> {};
    private int frames;

    EditList(List<Reel> reels, long seed) {
        if (reels.size() < 3) {
            throw new IllegalArgumentException(
                    "an edit list needs three reels, not " + reels.size());
        }
        this.reels = reels;
        random = new SplittableRandom(seed);
    }

    List<Transition> transitions() {
        return transitions;
    }

    /// Plays a film with so many transitions, picture by picture.
    void play(int count, Consumer<byte[]> to) {
        screen = to;
        Shot shot = shot(null);
        while (transitions.size() < count) {
            Shot next = shot(shot);
            int kind = random.nextInt(100);
            shot.play(20 + random.nextInt(50));
            if (kind < 62) {
                add(frames, frames, frames, Cut.Kind.CUT);
            } else if (kind < 84) {
                dissolve(shot, next, 8 + random.nextInt(28));
            } else {
                fade(shot, next, 6 + random.nextInt(14), random.nextInt(8));
            }
            shot = next;
        }
        shot.play(40);
    }

    private void dissolve(Shot from, Shot to, int length) {
        add(frames, frames, frames + length, Cut.Kind.DISSOLVE);
        for (int k = 1; k <= length; k++) {
            show(mix(from.next(), to.next(), (double) k / (length + 1)));
        }
    }

    private void fade(Shot from, Shot to, int length, int black) {
        byte[] dark = new byte[Reel.BYTES];
        int begin = frames;
        for (int k = 1; k <= length; k++) {
            show(mix(from.next(), dark, (double) k / length));
        }
        for (int k = 0; k < black; k++) {
            show(dark);
        }
        add(frames, begin, frames + length, Cut.Kind.FADE);
        for (int k = 1; k <= length; k++) {
            show(mix(dark, to.next(), (double) k / length));
        }
    }

    private void add(int frame, int begin, int end, Cut.Kind kind) {
        transitions.add(new Transition(frame, begin, end, kind));
    }

    private void show(byte[] picture) {
        screen.accept(picture);
        frames++;
    }

    private Shot shot(@Nullable Shot before) {
        int number;
        do {
            number = random.nextInt(reels.size());
        } while (before != null && number == before.number);
        int use = random.nextInt(10);
        Use how = use < 6 ? Use.PLAIN : use < 7 ? Use.PAN : use < 8 ? Use.SHAKE : Use.FLASH;
        return new Shot(number, how);
    }

    private enum Use {
        PLAIN,
        PAN,
        SHAKE,
        FLASH
    }

    /// A reel from somewhere on, forward and, at its end, backward.
    private final class Shot {
        private final int number;
        private final Reel reel;
        private final Use use;
        private int at;
        private int step = 1;
        private int shown;
        private final int flashAt = 10 + random.nextInt(12);
        private final int flashLength = 1 + random.nextInt(3);
        private final double speed =
                (random.nextBoolean() ? 1 : -1) * (4 + 8 * random.nextDouble());

        Shot(int number, Use use) {
            this.number = number;
            reel = reels.get(number);
            this.use = use;
            at = random.nextInt(reel.pictures().size());
        }

        void play(int count) {
            for (int k = 0; k < count; k++) {
                show(picture(shown++));
            }
        }

        /// Inside a transition: what a shot is used for goes on in the shot alone.
        byte[] next() {
            return picture(shown);
        }

        private byte[] picture(int n) {
            byte[] picture = reel.pictures().get(at);
            if (at + step < 0 || at + step >= reel.pictures().size()) {
                step = -step;
            }
            at = Math.clamp(at + step, 0, reel.pictures().size() - 1);
            return switch (use) {
                case PLAIN -> picture;
                case PAN -> {
                    double way = Math.clamp((n - 8) * speed / Reel.WIDTH, -0.48, 0.48);
                    yield closer(picture, 0.25 + way / 2, 0.25);
                }
                case SHAKE ->
                        closer(
                                picture,
                                0.25 + 0.05 * random.nextGaussian(),
                                0.25 + 0.05 * random.nextGaussian());
                case FLASH ->
                        n >= flashAt && n < flashAt + flashLength
                                ? lighter(picture, 0.6 + 0.4 * random.nextDouble())
                                : picture;
            };
        }
    }

    /// Half the picture, its corner at a place of 0..0.5 of the whole.
    private static byte[] closer(byte[] picture, double left, double top) {
        int x0 = (int) (Math.clamp(left, 0, 0.499) * Reel.WIDTH);
        int y0 = (int) (Math.clamp(top, 0, 0.499) * Reel.HEIGHT);
        byte[] out = new byte[Reel.BYTES];
        for (int y = 0; y < Reel.HEIGHT; y++) {
            for (int x = 0; x < Reel.WIDTH; x++) {
                int from = ((y0 + y / 2) * Reel.WIDTH + x0 + x / 2) * 3;
                System.arraycopy(picture, from, out, (y * Reel.WIDTH + x) * 3, 3);
            }
        }
        return out;
    }

    private static byte[] lighter(byte[] picture, double share) {
        byte[] white = new byte[Reel.BYTES];
        Arrays.fill(white, (byte) 250);
        return mix(picture, white, share);
    }

    private static byte[] mix(byte[] a, byte[] b, double share) {
        byte[] out = new byte[Reel.BYTES];
        int weight = (int) Math.round(share * 256);
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) (((a[i] & 0xff) * (256 - weight) + (b[i] & 0xff) * weight + 128) >> 8);
        }
        return out;
    }
}
