package studio.truss.app.studio.look;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/// Why a file could not be written, in a creator's words: systems say it in their own.
public final class DiskTrouble {
    private DiskTrouble() {}

    /// A part of a sentence, such as `the disk is full`.
    public static String words(IOException e, Messages messages) {
        String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (said.contains("no space left") || said.contains("not enough space")) {
            return messages.of("disk.full");
        }
        if (said.contains("read-only")) {
            return messages.of("disk.readOnly");
        }
        if (e instanceof AccessDeniedException || said.contains("permission denied")) {
            return messages.of("disk.denied");
        }
        return e instanceof NoSuchFileException
                ? messages.of("disk.gone")
                : messages.of("disk.other", String.valueOf(e.getMessage()));
    }
}
