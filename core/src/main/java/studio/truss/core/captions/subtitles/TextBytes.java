package studio.truss.core.captions.subtitles;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The text in a file's bytes, whatever wrote them: UTF-8, UTF-16 with or without a mark, else the
/// letters of Western Europe as Windows writes them.
///
/// @param guessed the last of these, which may be wrong
record TextBytes(String text, boolean guessed) {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    static TextBytes of(byte[] bytes) {
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            return new TextBytes(text(bytes, 3, StandardCharsets.UTF_8), false);
        }
        if (begins(bytes, 0xFF, 0xFE)) {
            return new TextBytes(text(bytes, 2, StandardCharsets.UTF_16LE), false);
        }
        if (begins(bytes, 0xFE, 0xFF)) {
            return new TextBytes(text(bytes, 2, StandardCharsets.UTF_16BE), false);
        }
        // digits and line ends of UTF-16 have a zero on one side
        if (zeros(bytes, 1) > 0.3 && zeros(bytes, 0) < 0.1) {
            return new TextBytes(text(bytes, 0, StandardCharsets.UTF_16LE), false);
        }
        if (zeros(bytes, 0) > 0.3 && zeros(bytes, 1) < 0.1) {
            return new TextBytes(text(bytes, 0, StandardCharsets.UTF_16BE), false);
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new TextBytes(text, false);
        } catch (CharacterCodingException e) {
            return new TextBytes(text(bytes, 0, WESTERN), true);
        }
    }

    private static boolean begins(byte[] bytes, int... marks) {
        for (int i = 0; i < marks.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != marks[i]) {
                return false;
            }
        }
        return true;
    }

    private static double zeros(byte[] bytes, int side) {
        int zeros = 0;
        for (int i = side; i < bytes.length; i += 2) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return 2.0 * zeros / Math.max(1, bytes.length);
    }

    private static String text(byte[] bytes, int from, Charset charset) {
        return new String(bytes, from, bytes.length - from, charset);
    }

    /// Whether it is text at all.
    boolean isBinary() {
        return text.indexOf('\0') >= 0;
    }
}
