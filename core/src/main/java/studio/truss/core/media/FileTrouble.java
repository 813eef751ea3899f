package studio.truss.core.media;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// What is wrong with a file, in words: Java's own messages are names of classes or bare paths.
public final class FileTrouble {
    private FileTrouble() {}

    /// A sentence, with its stop.
    public static String words(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file or folder.";
            case AccessDeniedException _ -> "this user may not do that.";
            case FileAlreadyExistsException _, NotDirectoryException _ ->
                    "a file is in the way where a folder is needed.";
            case FileNotFoundException old ->
                    old.getMessage() == null
                            ? "there is no such file or folder."
                            : sentence(
                                    old.getMessage().replaceFirst("(?s)^.* \\(([^()]*)\\)$", "$1"));
            case FileSystemException system when system.getReason() != null ->
                    sentence(system.getReason());
            default ->
                    e.getMessage() == null
                            ? "the system did not say why."
                            : sentence(e.getMessage());
        };
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }
}
