package studio.truss.core.media.ffmpeg;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.FileTrouble;
import studio.truss.core.media.MediaProblem;
import studio.truss.core.media.MediaProblem.Kind;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a file is by its first bytes, for the words about one that libav will not open.
final class FileKind {
    private static final int SNIFFED_BYTES = 4096;

    /// A path loses the second slash of an address, and gains a folder when it is made absolute.
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(?:.*[/\\\\])?((?:https?|ftp|rtmps?|rtsp|s3):[/\\\\].*)");

    private FileKind() {}

    /// What is wrong before anything is decoded; null where the file is worth opening.
    static @Nullable MediaProblem problemAtTheDoor(Path file) {
        String name = name(file);
        Matcher address = ADDRESS.matcher(file.toString());
        if (!Files.exists(file) && address.matches()) {
            return new MediaProblem(
                    Kind.NOT_THERE,
                    address.group(1)
                            + " is an address, not a file. Download the video and name the file;"
                            + " nothing is fetched from the net here.");
        }
        if (!Files.exists(file)) {
            return new MediaProblem(
                    Kind.NOT_THERE,
                    "There is no file " + file + ". Check the name and the folder.");
        }
        if (Files.isDirectory(file)) {
            return new MediaProblem(
                    Kind.NOT_THERE, name + " is a folder. Name the video file in it.");
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return new MediaProblem(
                    Kind.NOT_THERE,
                    file + " cannot be read. Check that it is a file and that you may open it.");
        }
        try {
            return Files.size(file) > 0
                    ? null
                    : new MediaProblem(
                            Kind.EMPTY,
                            name + " is empty (0 bytes). Copy, download or record it again.");
        } catch (IOException e) {
            return new MediaProblem(
                    Kind.NOT_THERE, name + " cannot be read: " + FileTrouble.words(e));
        }
    }

    /// Why libav refused the file.
    static MediaProblem problemOfRefused(Path file) {
        MediaProblem gone = problemAtTheDoor(file); // it may have been moved since it was probed
        if (gone != null) {
            return gone;
        }
        String name = name(file);
        BoxFile boxes = BoxFile.read(file);
        if (boxes.encrypted()) {
            return protectedFile(file);
        }
        if (boxes.isBoxes()) {
            return refusedBoxes(name, boxes);
        }
        byte[] head = head(file);
        String picture = pictureName(head);
        if (picture != null) {
            return new MediaProblem(
                    Kind.NOT_MEDIA,
                    name + " is a still picture (" + picture + "), not a film. Choose a video.");
        }
        if (isText(head)) {
            return new MediaProblem(
                    Kind.NOT_MEDIA, name + " is text, whatever its name says. Choose a video.");
        }
        if (head.length > 4 && starts(head, "\u001aE\u00df\u00a3")) {
            return new MediaProblem(
                    Kind.DAMAGED,
                    name
                            + " begins like a Matroska or WebM film, but cannot be read any"
                            + " further. Copy or download it again.");
        }
        return new MediaProblem(
                Kind.NOT_MEDIA,
                name + " holds no film or sound that can be read. Choose a video file.");
    }

    static MediaProblem protectedFile(Path file) {
        return new MediaProblem(
                Kind.DRM,
                name(file)
                        + " is copy-protected (encrypted) and can only be shown by the service it"
                        + " comes from. Use a copy without protection.");
    }

    private static MediaProblem refusedBoxes(String name, BoxFile boxes) {
        if (boxes.brokenAt() >= 0) {
            return new MediaProblem(
                    Kind.DAMAGED,
                    name
                            + " is a damaged MP4: at byte "
                            + boxes.brokenAt()
                            + " its parts stop following one another, so its index is not found."
                            + " Copy it again, or export it anew from the program that made it.");
        }
        if (boxes.cutOff() && !boxes.types().contains("moov")) {
            return new MediaProblem(
                    Kind.TRUNCATED,
                    name
                            + " is cut off: the index, which comes last in such an MP4, is missing,"
                            + " so nothing of it can be shown. Copy it again from where it is"
                            + " whole.");
        }
        if (boxes.cutOff()) {
            return new MediaProblem(
                    Kind.TRUNCATED,
                    name
                            + " is cut off before the first picture. Copy it again from where it is"
                            + " whole.");
        }
        return new MediaProblem(
                Kind.DAMAGED,
                name
                        + " is an MP4 whose index is damaged. Copy it again, or export it anew"
                        + " from the program that made it.");
    }

    static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    /// Bytes, 0 where it cannot be told.
    static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private static byte[] head(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(SNIFFED_BYTES);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static @Nullable String pictureName(byte[] head) {
        if (starts(head, "\u0089PNG")) {
            return "PNG";
        }
        if (starts(head, "\u00ff\u00d8\u00ff")) {
            return "JPEG";
        }
        if (starts(head, "GIF8")) {
            return "GIF";
        }
        if (starts(head, "BM")) {
            return "BMP";
        }
        if (starts(head, "II*\0") || starts(head, "MM\0*")) {
            return "TIFF";
        }
        boolean webp =
                starts(head, "RIFF")
                        && head.length > 12
                        && new String(head, 8, 4, StandardCharsets.ISO_8859_1).equals("WEBP");
        return webp ? "WebP" : null;
    }

    private static boolean starts(byte[] head, String latin1) {
        byte[] want = latin1.getBytes(StandardCharsets.ISO_8859_1);
        if (head.length < want.length) {
            return false;
        }
        for (int i = 0; i < want.length; i++) {
            if (head[i] != want[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isText(byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
                return false;
            }
        }
        return head.length > 0;
    }
}
