package studio.truss.core.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a file seems to be, by its first bytes; the engine has the last word. Stateless.
final class FileLook {
    private static final int HEAD = 512;
    private static final int TS_PACKET = 188;
    private static final int M2TS_PACKET = 192;
    private static final Set<String> BOXES =
            Set.of("ftyp", "moov", "mdat", "wide", "free", "skip", "pnot");
    private static final Set<String> SOUND_BRANDS = Set.of("M4A ", "M4B ", "M4P ");
    private static final List<String> STARTS =
            List.of(
                    "\u001aE\u00df\u00a3", // Matroska, WebM
                    "FLV\u0001",
                    "\u0000\u0000\u0001\u00ba", // MPEG programme stream
                    "\u0000\u0000\u0001\u00b3", // MPEG video
                    "0&\u00b2u\u008ef\u00cf\u0011", // ASF, WMV
                    "OggS",
                    "\u0006\u000e+4"); // MXF
    private static final Set<String> FILM_ENDINGS =
            Set.of(
                    "mp4", "m4v", "mov", "mkv", "webm", "avi", "flv", "m2ts", "mpg", "mpeg", "wmv",
                    "mxf", "ogv", "3gp");
    private static final Set<String> SIDE_ENDINGS =
            Set.of("json", "jsonl", "txt", "csv", "log", "srt", "vtt");

    private FileLook() {}

    /// True for what begins as films do, whatever the file is called.
    static boolean film(Path file) {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        } catch (IOException e) {
            return false;
        }
        if (head.length < 16) {
            return false;
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        String box = text.substring(4, 8);
        boolean mp4 =
                BOXES.contains(box)
                        && !(box.equals("ftyp") && SOUND_BRANDS.contains(text.substring(8, 12)));
        boolean avi = text.startsWith("RIFF") && text.startsWith("AVI ", 8);
        return mp4
                || avi
                || STARTS.stream().anyMatch(text::startsWith)
                || syncs(head, 0, TS_PACKET)
                || syncs(head, 4, M2TS_PACKET);
    }

    private static boolean syncs(byte[] head, int first, int packet) {
        int seen = 0;
        for (int at = first; at < head.length; at += packet) {
            if (head[at] != 'G') {
                return false;
            }
            seen++;
        }
        return seen >= 2;
    }

    /// True for what is called as films are, whatever it is.
    static boolean filmName(Path file) {
        return FILM_ENDINGS.contains(ending(file));
    }

    /// True for what is called as chat logs and transcripts are.
    static boolean sideName(Path file) {
        return SIDE_ENDINGS.contains(ending(file));
    }

    static boolean subtitleName(Path file) {
        return Set.of("srt", "vtt").contains(ending(file));
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /// True when a chat log or transcript bears the name of a video: `talk.json`, `talk.chat.json`,
    /// `talk_live_chat.json` of `talk.mp4`.
    static boolean namedAfter(Path side, String videoFileName) {
        String name = String.valueOf(side.getFileName()).toLowerCase(Locale.ROOT);
        String stem = stem(videoFileName).toLowerCase(Locale.ROOT);
        return name.startsWith(stem)
                && name.length() > stem.length()
                && !Character.isLetterOrDigit(name.charAt(stem.length()));
    }

    static String stem(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }
}
