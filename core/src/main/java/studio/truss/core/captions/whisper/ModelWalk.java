package studio.truss.core.captions.whisper;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// Goes through a model file from its head to its last tensor and skips the numbers. Used once.
final class ModelWalk {
    private static final int MAGIC = 0x67676d6c;
    private static final int HEADER = 11;
    private static final int VOCABULARY_MAX = 100_000;
    private static final int NAME_MAX = 4_096;
    private static final int SIDE_MAX = 1 << 20;
    private static final int LAYERS_MAX = 256;

    /// Outside of the layers, and in each of the encoder's and the decoder's.
    private static final int TENSORS = 11;

    private static final int ENCODER_TENSORS = 15;
    private static final int DECODER_TENSORS = 24;

    private final InputStream in;
    private long left;

    /// The file says something that no model says.
    private static final class Strange extends Exception {
        private static final long serialVersionUID = 1;

        Strange() {
            super("strange", null, false, false);
        }
    }

    ModelWalk(InputStream in, long size) {
        this.in = in;
        this.left = size;
    }

    /// How a sentence about the file ends; empty for a whole model.
    Optional<String> problem() throws IOException {
        try {
            if (left < Integer.BYTES || integer() != MAGIC) {
                return Optional.of("is no Whisper model in the format of whisper.cpp (ggml).");
            }
            tensors(header());
            return Optional.empty();
        } catch (EOFException e) {
            return Optional.of("is a Whisper model that is cut off: fetch it again.");
        } catch (Strange e) {
            return Optional.of("is a Whisper model that is damaged or of an unknown kind.");
        }
    }

    /// Reads all before the tensors; how many of those there are to be.
    private int header() throws IOException, Strange {
        int[] numbers = new int[HEADER];
        for (int i = 0; i < HEADER; i++) {
            numbers[i] = between(i == HEADER - 1 ? 0 : 1, SIDE_MAX);
        }
        int encoder = numbers[4];
        int decoder = numbers[8];
        if (encoder > LAYERS_MAX || decoder > LAYERS_MAX || numbers[0] > VOCABULARY_MAX) {
            throw new Strange();
        }
        long filters = between(1, NAME_MAX);
        skip(filters * between(1, NAME_MAX) * Float.BYTES);
        boolean space = false;
        int tokens = between(1, VOCABULARY_MAX);
        for (int i = 0; i < tokens; i++) {
            byte[] token = bytes(between(0, NAME_MAX));
            space |= token.length == 1 && token[0] == ' ';
        }
        if (!space) {
            throw new Strange(); // native code asks for it and ends the process where it is not
        }
        return TENSORS + encoder * ENCODER_TENSORS + decoder * DECODER_TENSORS;
    }

    private void tensors(int count) throws IOException, Strange {
        for (int i = 0; i < count; i++) {
            int sides = between(1, 4);
            int name = between(1, NAME_MAX);
            int type = integer();
            long values = 1;
            for (int side = 0; side < sides; side++) {
                values = Math.multiplyExact(values, (long) between(1, SIDE_MAX));
                if (values > Integer.MAX_VALUE) {
                    throw new Strange();
                }
            }
            skip(name);
            skip(size(type, values));
        }
        if (left > 0) {
            throw new Strange();
        }
    }

    private static long size(int type, long values) throws Strange {
        int block = type < 2 ? 1 : 32;
        int bytes =
                switch (type) {
                    case 0 -> 4; // f32
                    case 1 -> 2; // f16
                    case 2 -> 18; // q4_0
                    case 3 -> 20; // q4_1
                    case 6 -> 22; // q5_0
                    case 7 -> 24; // q5_1
                    case 8 -> 34; // q8_0
                    default -> throw new Strange();
                };
        if (values % block != 0) {
            throw new Strange();
        }
        return values / block * bytes;
    }

    private int between(int least, int most) throws IOException, Strange {
        int value = integer();
        if (value < least || value > most) {
            throw new Strange();
        }
        return value;
    }

    private int integer() throws IOException {
        return ByteBuffer.wrap(bytes(Integer.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    private byte[] bytes(int count) throws IOException {
        take(count);
        byte[] read = in.readNBytes(count);
        if (read.length < count) {
            throw new EOFException();
        }
        return read;
    }

    private void skip(long count) throws IOException {
        take(count);
        in.skipNBytes(count);
    }

    /// A file's stream skips past its end without a word: the size alone tells.
    private void take(long count) throws EOFException {
        if (count > left) {
            throw new EOFException();
        }
        left -= count;
    }
}
