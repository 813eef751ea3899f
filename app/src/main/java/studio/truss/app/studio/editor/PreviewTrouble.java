package studio.truss.app.studio.editor;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.player.DecoderState;
import studio.truss.app.studio.player.PlayerModel;
import studio.truss.app.studio.shell.Notice;
import studio.truss.app.studio.shell.Notices;

/// Says over the preview why there is no picture, or not the right one, and what can be done.
final class PreviewTrouble extends VBox {
    private final EditorModel model;
    private final PlayerModel player;
    private final Notices notices;
    private final Messages messages;
    private final Label words = new Label();
    private final Button find;
    private DecoderState before = DecoderState.WELL;

    PreviewTrouble(EditorModel model, PlayerModel player, Notices notices, Messages messages) {
        super(8);
        this.model = model;
        this.player = player;
        this.notices = notices;
        this.messages = messages;
        find = new SourceFinder(model, messages).button();
        find.setMinWidth(Region.USE_PREF_SIZE);
        words.setWrapText(true);
        words.getStyleClass().add("bad");
        words.setMinHeight(Region.USE_PREF_SIZE);
        getStyleClass().add("preview-trouble");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(520, Region.USE_PREF_SIZE);
        getChildren().addAll(words, find);
        player.troubleProperty()
                .subscribe(now -> {
                    if (!now.isEmpty()) {
                        model.checkFile();
                    }
                    show();
                });
        player.decoderProperty().subscribe(this::decoder);
        model.fileGoneProperty().subscribe(_ -> show());
    }

    private void decoder(DecoderState now) {
        if (now == DecoderState.WELL && before == DecoderState.RESTARTING) {
            notices.add(Notice.done(messages.of("preview.recovered")));
        }
        if (now != DecoderState.WELL) {
            model.checkFile();
        }
        before = now;
        show();
    }

    private void show() {
        boolean gone = model.fileGoneProperty().get();
        String text =
                gone
                        ? messages.of("preview.gone", fileName())
                        : switch (player.decoderProperty().get()) {
                            case RESTARTING -> messages.of("preview.restarting");
                            case FAILING -> messages.of("preview.failing");
                            case WELL -> player.troubleProperty().get();
                        };
        words.setText(text);
        find.setVisible(gone);
        find.setManaged(gone);
        setVisible(!text.isEmpty());
    }

    private String fileName() {
        return model.video().map(open -> String.valueOf(open.file().getFileName())).orElse("");
    }
}
