package studio.truss.core.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/// A Whisper model of one layer whose weights are random: it loads and runs in no time and hears
/// nonsense. The same sizes give the same bytes. Used once.
public final class TinyWhisper {
    private static final int MAGIC = 0x67676d6c;
    private static final int MELS = 80;
    private static final int F32 = 0;
    private static final int F16 = 1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Random random = new Random(1);

    private TinyWhisper() {}

    /// One that native code loads, 8 MB.
    public static byte[] whole() {
        return new TinyWhisper().write(51_864, 50_257, 1500, 448, 64);
    }

    /// One of a few kilobytes, whole by its form but for no use.
    public static byte[] small() {
        return new TinyWhisper().write(12, 10, 4, 4, 4);
    }

    private byte[] write(int vocabulary, int tokens, int sounds, int texts, int states) {
        integers(MAGIC, vocabulary, sounds, states, 1, 1, texts, states, 1, 1, MELS, F16);
        integers(MELS, 201);
        floats(MELS * 201, F32);
        integers(tokens);
        for (int i = 0; i < tokens; i++) {
            // native code wants a token that is one space
            byte[] token = (i == 5 ? " " : " w" + i).getBytes(StandardCharsets.UTF_8);
            integers(token.length);
            out.writeBytes(token);
        }
        tensor("encoder.positional_embedding", F32, states, sounds);
        tensor("encoder.conv1.weight", F16, 3, MELS, states);
        tensor("encoder.conv1.bias", F32, 1, states);
        tensor("encoder.conv2.weight", F16, 3, states, states);
        tensor("encoder.conv2.bias", F32, 1, states);
        norm("encoder.ln_post", states);
        layer("encoder.blocks.0", states, false);
        tensor("decoder.positional_embedding", F32, states, texts);
        tensor("decoder.token_embedding.weight", F16, states, vocabulary);
        norm("decoder.ln", states);
        layer("decoder.blocks.0", states, true);
        return out.toByteArray();
    }

    private void layer(String name, int states, boolean crossing) {
        norm(name + ".attn_ln", states);
        norm(name + ".mlp_ln", states);
        tensor(name + ".mlp.0.weight", F16, states, 4 * states);
        tensor(name + ".mlp.0.bias", F32, 4 * states);
        tensor(name + ".mlp.2.weight", F16, 4 * states, states);
        tensor(name + ".mlp.2.bias", F32, states);
        attention(name + ".attn", states);
        if (crossing) {
            norm(name + ".cross_attn_ln", states);
            attention(name + ".cross_attn", states);
        }
    }

    private void norm(String name, int states) {
        tensor(name + ".weight", F32, states);
        tensor(name + ".bias", F32, states);
    }

    private void attention(String name, int states) {
        tensor(name + ".key.weight", F16, states, states);
        for (String part : new String[] {".query", ".value", ".out"}) {
            tensor(name + part + ".weight", F16, states, states);
            tensor(name + part + ".bias", F32, states);
        }
    }

    private void tensor(String name, int type, int... sides) {
        integers(sides.length, name.length(), type);
        integers(sides);
        out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        int count = 1;
        for (int side : sides) {
            count *= side;
        }
        floats(count, type);
    }

    private void floats(int count, int type) {
        ByteBuffer bytes = buffer(count * (type == F16 ? Short.BYTES : Float.BYTES));
        for (int i = 0; i < count; i++) {
            float value = (float) random.nextGaussian(0, 0.05);
            if (type == F16) {
                bytes.putShort(Float.floatToFloat16(value));
            } else {
                bytes.putFloat(value);
            }
        }
        write(bytes);
    }

    private void integers(int... values) {
        ByteBuffer bytes = buffer(values.length * Integer.BYTES);
        for (int value : values) {
            bytes.putInt(value);
        }
        write(bytes);
    }

    private void write(ByteBuffer bytes) {
        byte[] written = new byte[bytes.position()];
        bytes.flip().get(written);
        out.writeBytes(written);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
