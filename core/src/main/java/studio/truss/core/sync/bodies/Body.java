package studio.truss.core.sync.bodies;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.TypedJson;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A large value by its hash: what stands in the table in its place, and what is kept of it.
///
/// @param sha256 of the value's canonical typed JSON in UTF-8
/// @param bytes how long that is
record Body(String sha256, long bytes) {
    /// More than the text of any value that is taken has; what says it has more is not unpacked.
    private static final int MOST = 64 * 1024 * 1024;

    private static final String HASH = "_body";
    private static final String BYTES = "bytes";
    private static final String TYPE = "type";
    private static final String GZIP = "typed-json+gzip";

    static Body of(AttributeValue value) {
        byte[] text = text(value);
        return new Body(hash(text), text.length);
    }

    /// The pointer: the same for the same value, so that the table can compare it.
    AttributeValue pointer() {
        return AttributeValue.M.of(
                Map.of(
                        HASH, AttributeValue.text(sha256),
                        BYTES, AttributeValue.number(bytes),
                        TYPE, AttributeValue.text(GZIP)));
    }

    /// @return null where the value is no pointer
    static @Nullable Body pointed(AttributeValue value) {
        if (value instanceof AttributeValue.M m
                && m.values().size() == 3
                && m.values().get(HASH) instanceof AttributeValue.S(String sha256)
                && sha256.matches("[0-9a-f]{64}")
                && m.values().get(BYTES) instanceof AttributeValue.N bytes
                && AttributeValue.text(GZIP).equals(m.values().get(TYPE))
                && bytes.value().signum() >= 0
                && bytes.value().longValue() <= MOST) {
            return new Body(sha256, bytes.value().longValue());
        }
        return null;
    }

    /// What is kept of a value.
    static byte[] pack(AttributeValue value) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /// @return empty where what was kept is not that value
    Optional<AttributeValue> unpack(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] text = in.readNBytes((int) bytes + 1);
            return text.length == bytes && hash(text).equals(sha256)
                    ? Optional.of(TypedJson.parseValue(new String(text, StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static byte[] text(AttributeValue value) {
        return TypedJson.print(value).getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
