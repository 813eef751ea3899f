package studio.truss.app;

import studio.truss.app.fx.Background;
import studio.truss.app.fx.FxThread;
import studio.truss.app.studio.keys.Keymap;
import studio.truss.app.studio.look.DiskTrouble;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.settings.SettingsFile;
import studio.truss.app.studio.settings.SettingsModel;
import studio.truss.app.studio.shell.Notice;
import studio.truss.app.studio.shell.Notices;
import studio.truss.app.studio.shell.StatusModel;
import studio.truss.app.studio.shell.StoreWork;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/// What every feature of the window works with.
///
/// @param failures takes bugs, on any thread, and says them in the window
record StudioBase(
        AppGraph graph,
        Background background,
        FxThread fx,
        SettingsModel settings,
        Notices notices,
        StatusModel status,
        Messages messages,
        Consumer<Throwable> failures) {
    private static final String SETTINGS = "settings";

    /// @param log takes bugs, on any thread
    static StudioBase of(AppGraph graph, Consumer<Throwable> log) throws IOException {
        FxThread fx = new FxThread();
        Messages messages = Messages.load();
        Notices notices = new Notices();
        Consumer<Throwable> failures =
                bug -> {
                    log.accept(bug);
                    fx.execute(() -> broke(bug, notices, messages));
                };
        StatusModel status = new StatusModel();
        Background background = new Background(failures);
        SettingsFile file = new SettingsFile(graph.data().root().resolve("settings.json"));
        SettingsModel settings =
                new SettingsModel(
                        file.read(),
                        file,
                        background.edits(),
                        failed -> fx.execute(() -> written(failed, notices, status, messages)));
        return new StudioBase(graph, background, fx, settings, notices, status, messages, failures);
    }

    private static void written(
            Optional<IOException> failed, Notices notices, StatusModel status, Messages messages) {
        status.keeps(failed.isEmpty());
        notices.solved(SETTINGS);
        failed.map(e -> messages.of("settings.unwritten", DiskTrouble.words(e, messages)))
                .ifPresent(words -> notices.add(Notice.trouble(words).about(SETTINGS)));
    }

    /// A bug, told to the creator with a code to quote.
    void broke(Throwable bug) {
        broke(bug, notices, messages);
    }

    private static void broke(Throwable bug, Notices notices, Messages messages) {
        notices.add(Notice.trouble(messages.of("error.bug", ErrorCode.of(bug))));
    }

    StoreWork work() {
        return new StoreWork(background.waiting(), background.edits(), fx, notices, status);
    }

    Keymap keymap() {
        return new Keymap(settings.get().keys());
    }
}
