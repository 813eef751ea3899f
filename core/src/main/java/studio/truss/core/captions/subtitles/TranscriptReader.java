package studio.truss.core.captions.subtitles;

import studio.truss.core.captions.Segment;
import studio.truss.core.captions.Transcript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a transcript, told by what is in the file and not by its name: SRT, WebVTT, or JSON with
/// times for words.
public final class TranscriptReader {
    private static final long BYTES_MAX = 64L << 20;

    private TranscriptReader() {}

    public static TranscriptResult read(Path file) {
        byte[] bytes;
        try {
            if (!Files.isRegularFile(file)) {
                return new TranscriptResult.Refused(file + " is no file.");
            }
            if (Files.size(file) > BYTES_MAX) {
                return new TranscriptResult.Refused(
                        "%s is larger than %d MB: no transcript is that long."
                                .formatted(file, BYTES_MAX >> 20));
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            return new TranscriptResult.Refused(
                    "%s cannot be read: %s.".formatted(file, e.getMessage()));
        }
        return read(String.valueOf(file.getFileName()), bytes);
    }

    /// @param name that messages call it
    static TranscriptResult read(String name, byte[] bytes) {
        TextBytes text = TextBytes.of(bytes);
        String begin = text.text().stripLeading();
        if (begin.isEmpty()) {
            return new TranscriptResult.Refused(name + " is empty.");
        }
        if (text.isBinary()) {
            return new TranscriptResult.Refused(
                    name + " is no text. A transcript is an SRT, WebVTT or JSON file.");
        }
        List<String> notes = new ArrayList<>();
        if (text.guessed()) {
            notes.add(
                    "%s is not in UTF-8 and was read as Western European (Latin-1). If letters are wrong, save it as UTF-8."
                            .formatted(name));
        }
        return begin.startsWith("{") || (begin.startsWith("[") && !begin.startsWith("[Script"))
                ? json(name, begin, notes)
                : cues(name, begin, notes);
    }

    private static TranscriptResult json(String name, String text, List<String> notes) {
        try {
            TranscriptJson.Found found = TranscriptJson.parse(text);
            if (found.broken() > 0) {
                notes.add(
                        "%d of %d pieces of %s have no text or no times that make sense and were left out."
                                .formatted(
                                        found.broken(),
                                        found.broken() + found.transcript().segments().size(),
                                        name));
            }
            return result(
                    name,
                    found.transcript(),
                    notes,
                    "it holds no segments with text and times. Truss Studio reads transcript[],"
                            + " and segments[] as Whisper writes them");
        } catch (IOException e) {
            return new TranscriptResult.Refused(
                    "%s is no whole JSON: %s. Save it again."
                            .formatted(name, TranscriptJson.reason(e)));
        }
    }

    private static TranscriptResult cues(String name, String text, List<String> notes) {
        if (text.startsWith("[Script Info]")) {
            return new TranscriptResult.Refused(
                    name + " is an ASS file, which is only written. Save it as SRT or WebVTT.");
        }
        CueFile file = CueFile.of(text, text.startsWith("WEBVTT"));
        if (file.broken() > 0) {
            notes.add(
                    "%d of %d cues of %s have no times that make sense and were left out, the first in line %d."
                            .formatted(
                                    file.broken(),
                                    file.broken() + file.cues().size(),
                                    name,
                                    file.brokenLine()));
        }
        if (file.outOfOrder()) {
            notes.add("The cues of " + name + " are not in the order of their times: put right.");
        }
        return result(
                name,
                new Transcript(
                        CueTimes.apart(RollingCues.once(file.cues())).stream()
                                .map(CueText::segment)
                                .flatMap(Optional<Segment>::stream)
                                .toList()),
                notes,
                "it holds no cue such as '00:00:01,000 --> 00:00:02,500' with text under it");
    }

    private static TranscriptResult result(
            String name, Transcript transcript, List<String> notes, String lacks) {
        return transcript.isEmpty()
                ? new TranscriptResult.Refused(
                        "%s is no transcript that can be used: %s.".formatted(name, lacks))
                : new TranscriptResult.Read(transcript, notes);
    }
}
