package studio.truss.app.studio.sync;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;

/// Says in the status bar how the cloud stands, and opens more; not there without a cloud.
public final class SyncBadge extends Button {
    private static final PseudoClass ASKS = PseudoClass.getPseudoClass("asks");
    private static final PseudoClass WHOLE = PseudoClass.getPseudoClass("whole");

    private final SyncModel model;
    private final SyncWords words;
    private final FontIcon icon = Icons.of(Feather.CLOUD);

    public SyncBadge(SyncModel model, Messages messages) {
        this.model = model;
        this.words = new SyncWords(messages);
        setId("sync-badge");
        getStyleClass().add("sync-badge");
        setGraphic(icon);
        model.stateProperty().subscribe(_ -> refresh());
        model.newsProperty().subscribe(_ -> refresh());
    }

    private void refresh() {
        SyncState state = model.stateProperty().get();
        Nodes.shown(this, state != SyncState.QUIET);
        setText(words.badge(model));
        icon.setIconCode(
                switch (state) {
                    case MIRRORED -> Feather.CHECK;
                    case OFFLINE -> Feather.CLOUD_OFF;
                    case ATTENTION, CHOOSE -> Feather.ALERT_TRIANGLE;
                    case SIGNED_OUT, SIGN_IN -> Feather.LOG_IN;
                    case WAITING -> Feather.UPLOAD_CLOUD;
                    default -> Feather.CLOUD;
                });
        pseudoClassStateChanged(
                ASKS,
                switch (state) {
                    case ATTENTION, CHOOSE, SIGN_IN -> true;
                    default -> false;
                });
        pseudoClassStateChanged(WHOLE, state == SyncState.MIRRORED);
    }
}
