package studio.truss.core.library.sqlite;

import studio.truss.core.library.LibraryException;
import studio.truss.core.library.item.CreatorId;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The files of the libraries in a folder: how they are named, and whose are there.
record LibraryFiles(Path folder) {
    private static final String END = ".db";

    Path file(CreatorId creator) {
        StringBuilder name = new StringBuilder();
        for (byte b : creator.value().getBytes(StandardCharsets.UTF_8)) {
            boolean plain = Character.isLetterOrDigit(b) || b == '-' || b == '_';
            name.append(plain ? Character.toString(b) : String.format(Locale.ROOT, "%%%02x", b));
        }
        return folder.resolve(name + END);
    }

    /// Whose libraries are here, in order of their ids; those that were taken over are left out.
    List<CreatorId> creators() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> String.valueOf(file.getFileName()).endsWith(END))
                    .map(this::creatorOf)
                    .flatMap(Optional::stream)
                    .filter(creator -> !creator.isLocal() || isFree(creator))
                    .sorted(Comparator.comparing(CreatorId::value))
                    .toList();
        }
    }

    /// The reverse of [#file]; empty for a file that we did not name.
    private Optional<CreatorId> creatorOf(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            String id =
                    URLDecoder.decode(
                            name.substring(0, name.length() - END.length()),
                            StandardCharsets.UTF_8);
            return Optional.of(new CreatorId(id)).filter(creator -> file(creator).equals(file));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Whether nobody has taken the library over: the old file stays in its place where it could
    /// not be moved.
    private boolean isFree(CreatorId local) {
        try (Session session = Database.connect(file(local))) {
            return session.number("SELECT user_version FROM pragma_user_version") != Schema.ADOPTED;
        } catch (LibraryException e) {
            return true; // it is here, whatever is wrong with it
        }
    }
}
