package studio.truss.app.fx;

import javafx.application.Platform;

import java.util.concurrent.Executor;

/// Runs work on the JavaFX thread: at once when the caller is on it, else with the next pulse.
public final class FxThread implements Executor {
    @Override
    public void execute(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            Platform.runLater(work);
        }
    }
}
