package studio.truss.app.studio.editor;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Times;
import studio.truss.app.studio.player.PlayerModel;
import studio.truss.core.editing.ClipEdit;
import studio.truss.core.editing.crop.CropKeys;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.ShotFraming;

import java.util.List;

/// The keys of a shot's path: each goes there, and can be removed. Of a long path the first ones
/// are shown, all when they are asked for.
final class CropKeyRows extends VBox {
    private static final int SHOWN = 6;

    private final EditorModel model;
    private final PlayerModel player;
    private final Clip clip;
    private final List<ShotFraming> shots;
    private final Messages messages;

    CropKeyRows(
            EditorModel model,
            PlayerModel player,
            Clip clip,
            List<ShotFraming> shots,
            List<CropKey> keys,
            Messages messages) {
        super(6);
        this.model = model;
        this.player = player;
        this.clip = clip;
        this.shots = shots;
        this.messages = messages;
        boolean few = keys.size() <= SHOWN + 1;
        add(keys, 0, few ? keys.size() : SHOWN);
        if (!few) {
            Button all = new Button(messages.of("crop.keys.all", keys.size()));
            all.setOnAction(_ -> {
                getChildren().remove(all);
                add(keys, SHOWN, keys.size());
            });
            getChildren().add(all);
        }
    }

    private void add(List<CropKey> keys, int from, int to) {
        keys.subList(from, to).forEach(key -> getChildren().add(row(key, keys.size() > 1)));
    }

    private HBox row(CropKey key, boolean removable) {
        Button go = new Button(Times.tenths(key.ms()));
        go.getStyleClass().add("pill");
        go.setOnAction(_ -> player.go(key.ms()));
        Label where =
                new Label(
                        messages.of(
                                key.cut() ? "crop.key.cut" : "crop.key",
                                Math.round(key.box().centerX()),
                                Math.round(key.box().centerY())));
        where.getStyleClass().add("meta");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(8, go, where, space);
        row.setAlignment(Pos.CENTER_LEFT);
        if (removable) {
            row.getChildren()
                    .add(
                            Icons.button(
                                    Feather.TRASH_2,
                                    messages.of("crop.key.remove"),
                                    () ->
                                            model.edits()
                                                    .edit(
                                                            messages.of("edit.crop", clip.title()),
                                                            clip,
                                                            new ClipEdit.Reframe(
                                                                    CropKeys.remove(
                                                                            shots, key.ms(), 0)))));
        }
        return row;
    }
}
