package studio.truss.app.studio.library.intake;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import studio.truss.app.studio.library.intake.ImportLine.Tone;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.StoreWork;
import studio.truss.core.imports.AnalysisQueue;
import studio.truss.core.imports.DroppedFiles;
import studio.truss.core.imports.ImportOutcome;
import studio.truss.core.imports.Importer;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.VideoId;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Imports what was dropped, one drop after the other, says what came of each file, and has the new
/// videos analysed. JavaFX thread.
public final class ImportModel {
    private static final int LINES_MOST = 200;

    private final Importer importer;
    private final AnalysisQueue queue;
    private final StoreWork work;
    private final Messages messages;
    private final Consumer<VideoId> placed;
    private final Runnable changed;
    private final Deque<List<Path>> drops = new ArrayDeque<>();
    private final ObservableList<ImportLine> lines = FXCollections.observableArrayList();
    // kept: a view that nobody holds is collected, and its listeners with it
    private final ObservableList<ImportLine> linesView =
            FXCollections.unmodifiableObservableList(lines);
    private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper(this, "busy", "");
    private AtomicBoolean cancelled = new AtomicBoolean();
    private int looked;
    private int all;
    private int added;

    /// @param placed hears of a video of the library whose file was seen at another place
    /// @param changed called when the library has more than before
    public ImportModel(
            Importer importer,
            AnalysisQueue queue,
            StoreWork work,
            Messages messages,
            Consumer<VideoId> placed,
            Runnable changed) {
        this.importer = importer;
        this.queue = queue;
        this.work = work;
        this.messages = messages;
        this.placed = placed;
        this.changed = changed;
    }

    /// What is being looked at, in words; empty when nothing is.
    public ReadOnlyStringProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// What came of the last imports, until it is closed.
    public ObservableList<ImportLine> lines() {
        return linesView;
    }

    public void take(List<Path> dropped) {
        if (dropped.isEmpty()) {
            return;
        }
        drops.add(dropped);
        if (drops.size() == 1) {
            lines.removeIf(line -> line.ask() == null); // the last import's, which was read
            next();
        }
    }

    /// Stops after the file that is being read.
    public void cancel() {
        cancelled.set(true);
        while (drops.size() > 1) {
            drops.removeLast();
        }
    }

    private void next() {
        cancelled = new AtomicBoolean();
        looked = 0;
        all = 0;
        added = 0;
        busy.set(messages.of("library.import.looking"));
        AtomicBoolean stop = cancelled;
        List<Path> dropped = drops.getFirst();
        work.run(() -> {
            try {
                take(dropped, stop);
            } finally {
                work.fx(this::ended);
            }
        });
    }

    private void take(List<Path> dropped, AtomicBoolean stop) {
        DroppedFiles files = DroppedFiles.of(dropped);
        work.fx(() -> begun(files));
        boolean alone = files.sides().isEmpty();
        List<VideoId> later = new ArrayList<>();
        importer.take(
                files,
                outcome -> {
                    VideoId video = toAnalyse(outcome);
                    // a chat log that comes with a video is joined to it first
                    if (video != null && alone) {
                        queue.add(video);
                    } else if (video != null && !later.contains(video)) {
                        later.add(video);
                    }
                    work.fx(() -> show(outcome));
                },
                stop::get);
        later.forEach(queue::add);
    }

    private static @org.jspecify.annotations.Nullable VideoId toAnalyse(ImportOutcome outcome) {
        return switch (outcome) {
            case ImportOutcome.Added(Path file, Asset asset, String problem) -> asset.videoId();
            case ImportOutcome.Known(Path file, Asset asset) ->
                    asset.status() == Asset.Status.ANALYZED ? null : asset.videoId();
            case ImportOutcome.Joined(var file, var kind, Asset asset, boolean analyse) ->
                    analyse ? asset.videoId() : null;
            case ImportOutcome.Ask ask -> null;
            case ImportOutcome.Refused refused -> null;
        };
    }

    private void begun(DroppedFiles files) {
        all = files.films().size() + files.sides().size();
        files.notes().forEach(note -> add(new ImportLine(Tone.WARN, note, null)));
        progress();
    }

    private void progress() {
        busy.set(
                all == 0
                        ? messages.of("library.import.looking")
                        : messages.of("library.import.reading", Math.min(looked + 1, all), all));
    }

    private void show(ImportOutcome outcome) {
        looked++;
        switch (outcome) {
            case ImportOutcome.Added(Path file, Asset asset, String problem) -> {
                added++;
                if (problem != null) {
                    add(new ImportLine(Tone.WARN, problem, null));
                }
            }
            case ImportOutcome.Known(Path file, Asset asset) -> {
                say(Tone.GOOD, "library.import.known", name(file), asset.title());
                placed.accept(asset.videoId());
            }
            case ImportOutcome.Joined(Path file, var kind, Asset asset, boolean analyse) ->
                    say(
                            Tone.GOOD,
                            switch (kind) {
                                case CHAT -> "library.import.chat";
                                case TRANSCRIPT -> "library.import.transcript";
                            },
                            name(file),
                            asset.title());
            case ImportOutcome.Ask ask ->
                    add(
                            new ImportLine(
                                    Tone.ASK,
                                    messages.of(
                                            ask.candidates().isEmpty()
                                                    ? "library.import.askNone"
                                                    : "library.import.ask",
                                            name(ask.file())),
                                    ask));
            case ImportOutcome.Refused(Path file, String words) ->
                    add(new ImportLine(Tone.BAD, words, null));
        }
        progress();
        changed.run();
    }

    private void ended() {
        if (added > 0) {
            say(Tone.GOOD, "library.import.added", added);
        }
        drops.removeFirst();
        busy.set("");
        changed.run();
        if (!drops.isEmpty()) {
            next();
        }
    }

    private void say(Tone tone, String key, Object... values) {
        add(new ImportLine(tone, messages.of(key, values), null));
    }

    private void add(ImportLine line) {
        lines.remove(line);
        if (lines.size() >= LINES_MOST) {
            lines.removeFirst();
        }
        lines.add(line);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /// Joins a file to the video that the creator named.
    public void answer(ImportLine line, Asset asset) {
        ImportOutcome.Ask ask = line.ask();
        if (ask == null || !lines.remove(line)) {
            return;
        }
        work.run(() -> {
            ImportOutcome outcome = importer.join(ask.file(), ask.kind(), asset);
            VideoId video = toAnalyse(outcome);
            if (video != null) {
                queue.cancel(video);
                queue.add(video);
            }
            work.fx(() -> show(outcome));
        });
    }

    void close(ImportLine line) {
        lines.remove(line);
    }

    void closeAll() {
        lines.clear();
    }
}
