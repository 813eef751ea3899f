package studio.truss.app.studio.shell;

import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;

/// The notices at the foot of the window.
final class NoticeView extends VBox {
    private static final Duration READING = Duration.seconds(6);
    private static final double WIDEST = 520;

    private final Notices notices;
    private final Messages messages;

    NoticeView(Notices notices, Messages messages) {
        super(8);
        this.notices = notices;
        this.messages = messages;
        getStyleClass().add("notices");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setFillWidth(false);
        setMaxSize(WIDEST, Region.USE_PREF_SIZE);
        notices.shown().addListener((ListChangeListener<Notice>) _ -> refresh());
        refresh();
    }

    private void refresh() {
        getChildren().setAll(notices.shown().stream().map(this::card).toList());
    }

    private HBox card(Notice notice) {
        Label words = new Label(notice.words());
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox card = new HBox(12, words);
        card.setAlignment(Pos.CENTER_LEFT);
        card.setMaxWidth(WIDEST - 16);
        card.getStyleClass().add("notice");
        String action = notice.action();
        Runnable work = notice.work();
        if (action != null && work != null) {
            Button button = new Button(action);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> {
                notices.remove(notice);
                work.run();
            });
            card.getChildren().add(button);
        }
        card.getChildren()
                .add(
                        Icons.button(
                                Feather.X,
                                messages.of("notice.close"),
                                () -> notices.remove(notice)));
        switch (notice.kind()) {
            case DONE -> {
                PauseTransition wait = new PauseTransition(READING);
                wait.setOnFinished(_ -> notices.remove(notice));
                wait.play();
            }
            case TROUBLE -> card.getStyleClass().add("trouble");
        }
        return card;
    }
}
