package studio.truss.app.studio.queue;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.Notice;
import studio.truss.app.studio.shell.Notices;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Opens files with the system's own programs.
public final class SystemDesktop implements QueueView.Desktop {
    private final Executor background;
    private final Executor fx;
    private final Notices notices;
    private final Messages messages;

    private final Supplier<@Nullable Window> window;

    /// @param window that choosers stand over
    public SystemDesktop(
            Executor background,
            Executor fx,
            Notices notices,
            Messages messages,
            Supplier<@Nullable Window> window) {
        this.background = background;
        this.fx = fx;
        this.notices = notices;
        this.messages = messages;
        this.window = window;
    }

    @Override
    public Optional<Path> choose(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showOpenDialog(window.get())).map(File::toPath);
    }

    @Override
    public void play(Path file) {
        run(file, opener(file.toString()));
    }

    @Override
    public void showInFolder(Path file) {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        run(
                file,
                os.startsWith("windows")
                        ? List.of("explorer", "/select," + file)
                        : os.startsWith("mac")
                                ? List.of("open", "-R", file.toString())
                                : opener(String.valueOf(file.getParent())));
    }

    private static List<String> opener(String what) {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return os.startsWith("windows")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", what)
                : os.startsWith("mac") ? List.of("open", what) : List.of("xdg-open", what);
    }

    private void run(Path file, List<String> command) {
        background.execute(() -> {
            try {
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                fx.execute(() ->
                        notices.add(
                                Notice.trouble(messages.of("queue.unopened", file.toString()))));
            }
        });
    }
}
