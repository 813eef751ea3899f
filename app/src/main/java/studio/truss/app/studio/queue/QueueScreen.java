package studio.truss.app.studio.queue;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.Screen;

/// The render queue on a screen of its own.
public final class QueueScreen implements Screen {
    private static final double WIDEST = 860;

    private final QueueModel model;
    private final StackPane view;

    /// @param transfers files on their way, in view where there are some
    /// @param goToLibrary shows the library, from where clips come here
    public QueueScreen(
            QueueModel model,
            QueueView queue,
            Region transfers,
            Messages messages,
            Runnable goToLibrary) {
        this.model = model;
        VBox both = new VBox(queue, transfers);
        both.setMaxWidth(WIDEST);
        VBox nothing = nothing(messages, goToLibrary);
        BooleanBinding empty = Bindings.isEmpty(model.open()).and(Bindings.isEmpty(model.done()));
        BooleanBinding idle = empty.and(transfers.visibleProperty().not());
        nothing.visibleProperty().bind(idle);
        both.visibleProperty().bind(idle.not());
        view = new StackPane(both, nothing);
        view.setAlignment(Pos.TOP_CENTER);
        view.getStyleClass().add("queue-screen");
    }

    private static VBox nothing(Messages messages, Runnable goToLibrary) {
        Label heading = new Label(messages.of("queue.empty.heading"));
        heading.getStyleClass().add("heading");
        Label words = new Label(messages.of("queue.empty"));
        words.getStyleClass().add("meta");
        Button library = new Button(messages.of("queue.empty.library"));
        library.getStyleClass().add("primary");
        library.setOnAction(_ -> goToLibrary.run());
        VBox box = new VBox(Icons.of(Feather.LIST), heading, words, library);
        box.getStyleClass().add("empty-state");
        return box;
    }

    @Override
    public String id() {
        return "queue";
    }

    @Override
    public Feather icon() {
        return Feather.LIST;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void shown() {
        model.refresh();
    }
}
