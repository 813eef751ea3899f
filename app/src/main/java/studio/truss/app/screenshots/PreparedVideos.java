package studio.truss.app.screenshots;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The files that the pictures' library is filled with.
///
/// @param stream a film with a chat and a transcript
/// @param others films without
/// @param broken files that cannot be imported, each for another reason
public record PreparedVideos(
        Path stream, Path chat, Path transcript, List<Path> others, List<Path> broken) {
    private static final int SAMPLES_PER_SECOND = 16_000;
    private static final int WAV_HEADER = 44;

    public PreparedVideos {
        others = List.copyOf(others);
        broken = List.copyOf(broken);
    }

    /// For pictures of an empty library.
    static PreparedVideos none(Path folder) {
        return new PreparedVideos(folder, folder, folder, List.of(), List.of());
    }

    /// Adds files that cannot be imported to films that can.
    ///
    /// @param folder where they are made
    public static PreparedVideos of(
            Path folder, Path stream, Path chat, Path transcript, List<Path> others)
            throws IOException {
        Path cut = folder.resolve("cut-off-download.mp4");
        byte[] whole = Files.readAllBytes(others.getFirst());
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        Path text = folder.resolve("shopping-list.mp4");
        Files.writeString(text, "milk\nbread\na longer cable for the camera\n");
        Path sound = folder.resolve("theme-song.wav");
        Files.write(sound, tone());
        return new PreparedVideos(stream, chat, transcript, others, List.of(cut, text, sound));
    }

    /// Writes the words of the stream as subtitles, one line for each sentence that is mouthed.
    public static void writeTranscript(Path file, List<String> sentences, long everyMs, long heldMs)
            throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sentences.size(); i++) {
            text.append(i + 1)
                    .append('\n')
                    .append(time(i * everyMs))
                    .append(" --> ")
                    .append(time(i * everyMs + heldMs))
                    .append('\n')
                    .append(sentences.get(i))
                    .append("\n\n");
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static String time(long ms) {
        return "%02d:%02d:%02d,%03d"
                .formatted(ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000);
    }

    /// Two seconds of a tone as a WAV file: sound without a picture.
    private static byte[] tone() throws IOException {
        int bytes = 2 * 2 * SAMPLES_PER_SECOND;
        ByteBuffer header = ByteBuffer.allocate(WAV_HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
        header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        header.putShort((short) 1).putShort((short) 1).putInt(SAMPLES_PER_SECOND);
        header.putInt(2 * SAMPLES_PER_SECOND).putShort((short) 2).putShort((short) 16);
        header.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        ByteArrayOutputStream wav = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(wav)) {
            out.write(header.array());
            for (int i = 0; i < bytes / 2; i++) {
                double phase = 2 * Math.PI * 440 * i / SAMPLES_PER_SECOND;
                out.writeShort(Short.reverseBytes((short) (8_000 * Math.sin(phase))));
            }
        }
        return wav.toByteArray();
    }
}
