package studio.truss.core.live.logs;

import studio.truss.core.live.ChatLogResult;
import studio.truss.core.media.FileTrouble;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads chat logs of any accepted form, streaming; the form is found by looking into the file.
///
/// UTF-8 and UTF-16, with or without a mark, any line ends. Stateless.
public final class ChatLogReader {
    static final String ACCEPTED =
            "Accepted are chats from TwitchDownloader (JSON) and chat_downloader (JSON), .jsonl"
                    + " with t and text, text lines of H:MM:SS and a message, and CSV with a time"
                    + " and a text column.";
    private static final int SNIFF_BYTES = 16 * 1024;
    private static final int RARE = 10;

    public ChatLogResult read(Path file) {
        String name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) {
            return new ChatLogResult.Refused(name + " is a folder, not a chat log.");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            in.mark(SNIFF_BYTES);
            byte[] head = in.readNBytes(SNIFF_BYTES);
            in.reset();
            if (head.length == 0) {
                return new ChatLogResult.Refused(name + " is empty.");
            }
            Charset charset = charset(head);
            String sample = withoutMark(new String(head, charset));
            if (looksBinary(sample)) {
                return new ChatLogResult.Refused(name + " is not a chat log. " + ACCEPTED);
            }
            try (Reader text = new BufferedReader(new InputStreamReader(in, charset), 1 << 16)) {
                return parse(name, sample, skipMark(text));
            }
        } catch (NoSuchFileException e) {
            return new ChatLogResult.Refused(name + " is not there.");
        } catch (IOException e) {
            return new ChatLogResult.Refused(name + " cannot be read: " + FileTrouble.words(e));
        }
    }

    private static ChatLogResult parse(String name, String sample, Reader text) throws IOException {
        String start = sample.stripLeading();
        if (start.isEmpty()) {
            return new ChatLogResult.Refused(name + " is empty.");
        }
        boolean json = start.charAt(0) == '{' || startsJsonArray(start);
        LogBuilder log = new LogBuilder(name);
        if (JsonChat.lines(sample)) {
            return new JsonChat(log).readLines(text);
        }
        if (json) {
            return new JsonChat(log).read(text);
        }
        if (LineChat.fits(sample)) {
            return new LineChat(log).read(text);
        }
        return new CsvChat(log).read(text, sample);
    }

    /// `[0:00:06] user: text` opens with a bracket as well.
    private static boolean startsJsonArray(String start) {
        if (start.charAt(0) != '[') {
            return false;
        }
        String rest = start.substring(1).stripLeading();
        return rest.isEmpty() || rest.charAt(0) == '{' || rest.charAt(0) == ']';
    }

    private static Charset charset(byte[] head) {
        if (head.length >= 2 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length >= 2 && (head[0] & 0xff) == 0xfe && (head[1] & 0xff) == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                if (i % 2 == 0) {
                    evenZeros++;
                } else {
                    oddZeros++;
                }
            }
        }
        // every log has times and so ASCII digits: half of their bytes are zero in UTF-16, where
        // the other half is zero in a rare sign alone
        if (oddZeros > head.length / 10 && evenZeros * RARE < oddZeros) {
            return StandardCharsets.UTF_16LE;
        }
        if (evenZeros > head.length / 10 && oddZeros * RARE < evenZeros) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }

    private static boolean looksBinary(String sample) {
        int odd = 0;
        for (int i = 0; i < sample.length(); i++) {
            char c = sample.charAt(i);
            if (c == '\uFFFD' || (c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
                odd++;
            }
        }
        return odd > sample.length() / 10;
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == '\uFEFF' ? text.substring(1) : text;
    }

    private static Reader skipMark(Reader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }
}
