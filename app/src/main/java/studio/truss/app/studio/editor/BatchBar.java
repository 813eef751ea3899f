package studio.truss.app.studio.editor;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;
import studio.truss.core.library.entity.Clip;

import java.util.List;

/// How many moments are chosen and what can be done with all of them; there while it is more than
/// one.
final class BatchBar extends HBox {
    BatchBar(MomentList list, EditorActions actions, Messages messages) {
        super(4);
        getStyleClass().add("batch-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label count = new Label();
        count.setId("batch-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        count,
                        space,
                        button(Feather.CHECK, "batch.approve", actions::approve, messages),
                        button(Feather.X, "batch.reject", actions::reject, messages),
                        button(Feather.FILM, "batch.render", actions::renderChosen, messages),
                        button(Feather.TRASH_2, "batch.delete", actions::delete, messages));
        list.chosenProperty()
                .subscribe(chosen -> {
                    count.setText(messages.of("batch.count", chosen.size()));
                    show(chosen);
                });
    }

    private void show(List<Clip> chosen) {
        setVisible(chosen.size() > 1);
        setManaged(chosen.size() > 1);
    }

    private static Button button(Feather icon, String key, Runnable work, Messages messages) {
        Button button = Icons.button(icon, messages.of(key), work);
        button.setId(key.replace('.', '-'));
        return button;
    }
}
