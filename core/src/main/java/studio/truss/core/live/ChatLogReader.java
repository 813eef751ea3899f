package studio.truss.core.live;

import java.nio.file.Path;

/// Reads chat logs of any accepted form; the form is found by looking into the file.
public final class ChatLogReader {
    public ChatLogResult read(Path file) {
        return new ChatLogResult.Refused(file.getFileName() + " cannot be read yet.");
    }
}
