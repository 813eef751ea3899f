package studio.truss.core.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The files that a creator means by what was dropped. A file named directly is always tried; of a
/// folder what looks like a film is taken, with the chat logs and transcripts that bear a film's
/// name. Folders are walked to a bound, links are followed and loops left.
///
/// @param films in the order of dropping, those of a folder by name
/// @param sides chat logs and transcripts
/// @param notes what was left out, in sentences
public record DroppedFiles(List<Path> films, List<Path> sides, List<String> notes) {
    static final int FILMS_MOST = 1_000;
    private static final int FILES_MOST = 100_000;
    private static final int DEPTH_MOST = 20;

    public DroppedFiles {
        films = List.copyOf(films);
        sides = List.copyOf(sides);
        notes = List.copyOf(notes);
    }

    public static DroppedFiles of(List<Path> dropped) {
        Set<Path> films = new LinkedHashSet<>();
        Set<Path> sides = new LinkedHashSet<>();
        List<String> notes = new ArrayList<>();
        for (Path path : dropped) {
            Path absolute = path.toAbsolutePath().normalize();
            if (Files.isDirectory(absolute)) {
                Walk walk = new Walk();
                walk.go(absolute);
                films.addAll(walk.films);
                sides.addAll(walk.sidesOfFilms());
                notes.addAll(walk.notes(absolute));
            } else if (FileLook.sideName(absolute)) {
                sides.add(absolute);
            } else {
                films.add(absolute);
            }
        }
        return new DroppedFiles(List.copyOf(films), List.copyOf(sides), notes);
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final List<Path> films = new ArrayList<>();
        private final List<Path> sides = new ArrayList<>();
        private final Set<Path> seen = new LinkedHashSet<>();
        private int files;
        private int unreadable;
        private boolean tooMany;

        void go(Path folder) {
            try {
                Files.walkFileTree(
                        folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH_MOST, this);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot walk " + folder, e);
            }
            films.sort(null);
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean hidden = String.valueOf(folder.getFileName()).startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            if (++files > FILES_MOST || films.size() >= FILMS_MOST) {
                tooMany = true;
                return FileVisitResult.TERMINATE;
            }
            boolean hidden = String.valueOf(file.getFileName()).startsWith(".");
            if (attributes.isRegularFile() && !hidden) {
                if (FileLook.sideName(file)) {
                    sides.add(file);
                } else if ((FileLook.film(file) || FileLook.filmName(file))
                        && seen.add(file.toRealPath())) {
                    films.add(file);
                }
            }
            return FileVisitResult.CONTINUE;
        }

        /// A loop of links, or what may not be opened.
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            if (!(e instanceof java.nio.file.FileSystemLoopException)) {
                unreadable++;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(
                Path folder, @org.jspecify.annotations.Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }

        List<Path> sidesOfFilms() {
            return sides.stream()
                    .filter(side ->
                            films.stream()
                                    .filter(film -> sameFolder(film, side))
                                    .anyMatch(film ->
                                            FileLook.namedAfter(
                                                    side, String.valueOf(film.getFileName()))))
                    .toList();
        }

        private static boolean sameFolder(Path a, Path b) {
            return String.valueOf(a.getParent()).equals(String.valueOf(b.getParent()));
        }

        List<String> notes(Path folder) {
            List<String> notes = new ArrayList<>();
            if (tooMany) {
                notes.add(
                        "%s holds more than is taken at once: %d videos were taken. Drop its folders one by one for the rest."
                                .formatted(folder, films.size()));
            } else if (films.isEmpty()) {
                notes.add("There is no video in %s.".formatted(folder));
            }
            if (unreadable > 0) {
                notes.add(
                        "%d of the files and folders in %s may not be opened and were left out."
                                .formatted(unreadable, folder));
            }
            return notes;
        }
    }
}
