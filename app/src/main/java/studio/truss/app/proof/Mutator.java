package studio.truss.app.proof;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Damages files as disks, networks and bad programs do. The same seed gives the same damage.
final class Mutator {
    private final SplittableRandom random;

    Mutator(long seed) {
        random = new SplittableRandom(seed);
    }

    /// A damaged copy of one of the files: one to three kinds of damage.
    byte[] mutant(List<byte[]> files) {
        byte[] bytes = files.get(random.nextInt(files.size())).clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes = damaged(bytes, files);
        }
        return bytes;
    }

    private byte[] damaged(byte[] bytes, List<byte[]> files) {
        if (bytes.length < 64) {
            return bytes;
        }
        return switch (random.nextInt(7)) {
            case 0 -> flipped(bytes, 1 + random.nextInt(64));
            case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> copiedBlock(bytes);
            case 3 -> swappedBlocks(bytes);
            case 4 -> zeroed(bytes);
            case 5 -> editedSize(bytes);
            default -> joined(bytes, files.get(random.nextInt(files.size())));
        };
    }

    /// Bits anywhere, half of the time within the header, where they do most.
    private byte[] flipped(byte[] bytes, int count) {
        int reach = random.nextBoolean() ? Math.min(bytes.length, 2048) : bytes.length;
        for (int i = 0; i < count; i++) {
            bytes[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private int block(byte[] bytes) {
        return 1 + random.nextInt(Math.min(4096, bytes.length / 4));
    }

    private byte[] copiedBlock(byte[] bytes) {
        int size = block(bytes);
        int from = random.nextInt(bytes.length - size);
        System.arraycopy(bytes, from, bytes, random.nextInt(bytes.length - size), size);
        return bytes;
    }

    private byte[] swappedBlocks(byte[] bytes) {
        int size = block(bytes);
        int a = random.nextInt(bytes.length - size);
        int b = random.nextInt(bytes.length - size);
        byte[] kept = Arrays.copyOfRange(bytes, a, a + size);
        System.arraycopy(bytes, b, bytes, a, size);
        System.arraycopy(kept, 0, bytes, b, size);
        return bytes;
    }

    private byte[] zeroed(byte[] bytes) {
        int size = block(bytes);
        int from = random.nextInt(bytes.length - size);
        Arrays.fill(bytes, from, from + size, (byte) 0);
        return bytes;
    }

    /// Gives a four-byte number, such as the size of a box, an extreme value: before a word of four
    /// letters where one is found, else anywhere.
    private byte[] editedSize(byte[] bytes) {
        int[] extremes = {0, 1, 7, 8, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, random.nextInt()};
        int value = extremes[random.nextInt(extremes.length)];
        int at = random.nextInt(bytes.length - 8);
        for (int i = at; i < Math.min(bytes.length - 8, at + 8192); i++) {
            if (isWord(bytes, i + 4)) {
                at = i;
                break;
            }
        }
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >>> (24 - 8 * i));
        }
        return bytes;
    }

    private static boolean isWord(byte[] bytes, int at) {
        for (int i = at; i < at + 4; i++) {
            if (bytes[i] < 'a' || bytes[i] > 'z') {
                return false;
            }
        }
        return true;
    }

    private byte[] joined(byte[] bytes, byte[] other) {
        int from = random.nextInt(other.length);
        byte[] both = Arrays.copyOf(bytes, bytes.length + other.length - from);
        System.arraycopy(other, from, both, bytes.length, other.length - from);
        return both;
    }
}
