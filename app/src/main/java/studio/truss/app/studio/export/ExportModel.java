package studio.truss.app.studio.export;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.settings.SettingsModel;
import studio.truss.app.studio.shell.Notice;
import studio.truss.app.studio.shell.Notices;
import studio.truss.core.clips.WholeFile;
import studio.truss.core.clips.archive.AnalysisArchive;
import studio.truss.core.clips.exporting.Gathered;
import studio.truss.core.clips.exporting.LibraryExport;
import studio.truss.core.export.ExportFormat;
import studio.truss.core.export.ExportList;
import studio.truss.core.library.Library;
import studio.truss.core.library.LibraryException;
import studio.truss.core.media.FileTrouble;
import studio.truss.core.media.Prober;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Writes clips for other editors where the creator says, and tells what came of it. JavaFX thread.
public final class ExportModel {
    private static final int CHAPTERS_LEAST = 3;

    private final Library library;
    private final AnalysisArchive analyses;
    private final Prober prober;
    private final SettingsModel settings;
    private final ExportPlaces places;
    private final Consumer<Path> showInFolder;
    private final Executor background;
    private final Executor fx;
    private final Notices notices;
    private final Messages messages;

    public ExportModel(
            Library library,
            AnalysisArchive analyses,
            Prober prober,
            SettingsModel settings,
            ExportPlaces places,
            Consumer<Path> showInFolder,
            Executor background,
            Executor fx,
            Notices notices,
            Messages messages) {
        this.library = library;
        this.analyses = analyses;
        this.prober = prober;
        this.settings = settings;
        this.places = places;
        this.showInFolder = showInFolder;
        this.background = background;
        this.fx = fx;
        this.notices = notices;
        this.messages = messages;
    }

    SettingsModel settings() {
        return settings;
    }

    /// Asks where to, and writes a file for each video. Editors read one source a file.
    public void export(List<ExportAsk> asked, ExportFormat format) {
        Map<Path, ExportAsk> files = places(asked, format);
        if (files.isEmpty()) {
            return;
        }
        long handlesMs = settings.get().renders().handleSeconds() * 1_000L;
        background.execute(() -> {
            List<Path> written = new ArrayList<>();
            files.forEach((file, ask) -> {
                if (write(file, ask, format, handlesMs)) {
                    written.add(file);
                }
            });
            fx.execute(() -> done(written));
        });
    }

    private Map<Path, ExportAsk> places(List<ExportAsk> asked, ExportFormat format) {
        Map<Path, ExportAsk> files = new LinkedHashMap<>();
        if (asked.size() == 1) {
            ExportAsk one = asked.getFirst();
            places.file(name(one, format)).ifPresent(file -> files.put(file, one));
        } else if (!asked.isEmpty()) {
            places.folder()
                    .ifPresent(folder -> {
                        for (ExportAsk ask : asked) {
                            files.put(free(files, folder, ask, format), ask);
                        }
                    });
        }
        return files;
    }

    /// Two videos may have one title.
    private static Path free(
            Map<Path, ExportAsk> taken, Path folder, ExportAsk ask, ExportFormat format) {
        Path file = folder.resolve(name(ask, format));
        for (int i = 2; taken.containsKey(file); i++) {
            file = folder.resolve(stem(ask) + " (" + i + ")" + format.ending());
        }
        return file;
    }

    private static String name(ExportAsk ask, ExportFormat format) {
        return stem(ask) + format.ending();
    }

    private static String stem(ExportAsk ask) {
        String safe = ask.title().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").strip();
        return safe.isEmpty() || safe.startsWith(".") ? "_" + safe : safe;
    }

    /// Not on the JavaFX thread.
    private boolean write(Path file, ExportAsk ask, ExportFormat format, long handlesMs) {
        try {
            return gathered(ask, handlesMs)
                    .filter(list -> enough(ask, list, format))
                    .map(list -> write(file, format.write(list)))
                    .orElse(false);
        } catch (LibraryException e) {
            tell(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private Optional<ExportList> gathered(ExportAsk ask, long handlesMs) {
        LibraryExport export = new LibraryExport(library, analyses, prober, handlesMs);
        Gathered gathered =
                ask.clips().isEmpty()
                        ? export.approvedOf(ask.video())
                        : export.of(ask.video(), ask.clips());
        return switch (gathered) {
            case Gathered.Ready(var list) -> Optional.of(list);
            case Gathered.Refused(var words) -> {
                tell(words);
                yield Optional.empty();
            }
        };
    }

    private boolean enough(ExportAsk ask, ExportList list, ExportFormat format) {
        boolean chapters = format == ExportFormat.CHAPTERS && !list.chapters().isEmpty();
        if (list.clips().isEmpty() && !chapters) {
            tell(messages.of("export.nothing", ask.title()));
            return false;
        }
        if (format == ExportFormat.CHAPTERS
                && format.write(list).lines().count() < CHAPTERS_LEAST) {
            tell(messages.of("export.chapters.few"));
        }
        return true;
    }

    private boolean write(Path file, String text) {
        try {
            WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException e) {
            tell(messages.of("export.failed", file, FileTrouble.words(e)));
            return false;
        }
    }

    private void tell(String words) {
        fx.execute(() -> notices.add(Notice.trouble(words)));
    }

    private void done(List<Path> written) {
        if (!written.isEmpty()) {
            Path first = written.getFirst();
            notices.add(
                    new Notice(
                            Notice.Kind.DONE,
                            written.size() == 1
                                    ? messages.of("export.done", first.getFileName())
                                    : messages.of("export.done.several", written.size()),
                            messages.of("export.folder"),
                            () -> showInFolder.accept(first)));
        }
    }
}
