package studio.truss.core.media.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/// The outermost boxes of an MP4 or MOV, read without libav: why such a file cannot be opened.
///
/// @param isBoxes the file begins like one
/// @param types of the boxes found
/// @param last type of the last box
/// @param overrun that box claims to be longer than the file
/// @param brokenAt where a box claims to be shorter than its own head; -1 where none does
/// @param encrypted the first or last megabyte names a protected sample entry
record BoxFile(
        boolean isBoxes,
        Set<String> types,
        String last,
        boolean overrun,
        long brokenAt,
        boolean encrypted) {
    private static final BoxFile OTHER = new BoxFile(false, Set.of(), "", false, -1, false);
    private static final Set<String> FIRST =
            Set.of("ftyp", "moov", "mdat", "free", "skip", "wide", "styp", "pnot", "uuid");

    private static final int BOXES_MAX = 4096;
    private static final int SEARCHED_BYTES = 1 << 20;

    static BoxFile read(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            return walk(channel);
        } catch (IOException e) {
            return OTHER;
        }
    }

    /// The file ends inside its pictures or its index, rather than being broken.
    boolean cutOff() {
        return overrun ? Set.of("mdat", "moov", "moof").contains(last) : !types.contains("moov");
    }

    private static BoxFile walk(FileChannel channel) throws IOException {
        Set<String> types = new LinkedHashSet<>();
        long size = channel.size();
        long at = 0;
        boolean overrun = false;
        long brokenAt = -1;
        String last = "";
        for (int i = 0; i < BOXES_MAX && at + 8 <= size; i++) {
            ByteBuffer header = bytes(channel, at, 16);
            if (header.remaining() < 8) {
                break;
            }
            long length = Integer.toUnsignedLong(header.getInt(0));
            String type = StandardCharsets.ISO_8859_1.decode(header.slice(4, 4)).toString();
            if (i == 0 && !FIRST.contains(type)) {
                return OTHER;
            }
            if (length == 1 && header.remaining() >= 16) {
                length = header.getLong(8);
            } else if (length == 0) {
                length = size - at;
            }
            if (length < 8) {
                brokenAt = at;
                break;
            }
            types.add(type);
            last = type;
            overrun = length > size - at;
            if (overrun) {
                break;
            }
            at += length;
        }
        return new BoxFile(
                !types.isEmpty(),
                types,
                last,
                overrun,
                brokenAt,
                !types.isEmpty() && protects(channel));
    }

    private static boolean protects(FileChannel channel) throws IOException {
        long last = Math.max(0, channel.size() - SEARCHED_BYTES);
        return protects(bytes(channel, 0, SEARCHED_BYTES))
                || (last > 0 && protects(bytes(channel, last, SEARCHED_BYTES)));
    }

    private static boolean protects(ByteBuffer part) {
        String text = StandardCharsets.ISO_8859_1.decode(part).toString();
        boolean entry = text.contains("encv") || text.contains("enca");
        return entry && (text.contains("sinf") || text.contains("schm") || text.contains("tenc"));
    }

    private static ByteBuffer bytes(FileChannel channel, long at, int most) throws IOException {
        ByteBuffer part = ByteBuffer.allocate((int) Math.min(most, channel.size() - at));
        while (part.hasRemaining()) {
            if (channel.read(part, at + part.position()) < 0) {
                break;
            }
        }
        return part.flip();
    }
}
