package studio.truss.app.studio.queue;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.shell.Screen;

/// The render queue on a screen of its own.
public final class QueueScreen implements Screen {
    private static final double WIDEST = 860;

    private final QueueModel model;
    private final StackPane view;

    public QueueScreen(QueueModel model, QueueView queue) {
        this.model = model;
        queue.setMaxWidth(WIDEST);
        view = new StackPane(queue);
        view.setAlignment(Pos.TOP_CENTER);
        view.getStyleClass().add("queue-screen");
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
