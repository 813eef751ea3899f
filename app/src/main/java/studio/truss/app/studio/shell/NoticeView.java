package studio.truss.app.studio.shell;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;

import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The notices at the foot of the window. The newest stand over the work until there was time to
/// read them; then what went well goes, and trouble folds away behind a button of the status bar,
/// which opens all again. Time counts while somebody looks at the window.
final class NoticeView extends VBox {
    private static final double WIDEST = 440;
    private static final int CARDS = 3;
    private static final int CARDS_OPENED = 8;
    private static final int READING_SECONDS = 6;
    private static final int LETTERS_A_SECOND = 15;

    private final Notices notices;
    private final Messages messages;
    private final Map<Notice, Integer> seconds = new HashMap<>();
    private final Button folded = new Button();
    private final Timeline ticks = new Timeline(new KeyFrame(Duration.seconds(1), _ -> look()));
    private boolean opened;

    NoticeView(Notices notices, Messages messages) {
        super(8);
        this.notices = notices;
        this.messages = messages;
        getStyleClass().add("notices");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setFillWidth(false);
        setMaxSize(WIDEST, Region.USE_PREF_SIZE);
        folded.getStyleClass().add("notices-folded");
        folded.setGraphic(Icons.of(Feather.BELL));
        folded.setTooltip(new Tooltip(messages.of("notice.folded.tip")));
        folded.setOnAction(_ -> {
            opened = !opened;
            refresh();
        });
        ticks.setCycleCount(Animation.INDEFINITE);
        notices.shown().addListener((ListChangeListener<Notice>) _ -> changed());
        changed();
    }

    /// Says how many notices there are while not all are in view.
    Node folded() {
        return folded;
    }

    private void changed() {
        seconds.keySet().retainAll(notices.shown());
        if (notices.shown().isEmpty()) {
            opened = false;
            ticks.stop();
        } else {
            ticks.play();
        }
        refresh();
    }

    private void refresh() {
        List<Notice> all = notices.shown();
        List<Notice> open = opened ? all : all.stream().filter(notice -> !read(notice)).toList();
        int most = opened ? CARDS_OPENED : CARDS;
        List<Notice> cards = open.subList(Math.max(0, open.size() - most), open.size());
        getChildren().setAll(cards.stream().map(this::card).toList());
        if (opened && all.size() > 1) {
            Button close = new Button(messages.of("notice.close.all", all.size()));
            close.setOnAction(_ -> notices.clear());
            getChildren().addFirst(close);
        }
        Nodes.shown(folded, opened || cards.size() < all.size());
        folded.setText(messages.of("notice.folded", all.size()));
    }

    private boolean read(Notice notice) {
        return seconds.getOrDefault(notice, 0)
                >= READING_SECONDS + notice.words().length() / LETTERS_A_SECOND;
    }

    /// Once a second: counts it where somebody looks; a scene without a window is for pictures.
    void look() {
        if (getScene() == null || isHover()) {
            return;
        }
        Window window = getScene().getWindow();
        if (window == null || (window.isShowing() && window.isFocused())) {
            second();
        }
    }

    /// A second in which the cards could be read.
    void second() {
        notices.shown().forEach(notice -> seconds.merge(notice, 1, Integer::sum));
        List<Notice> over =
                notices.shown().stream()
                        .filter(notice -> notice.kind() == Notice.Kind.DONE && read(notice))
                        .toList();
        over.forEach(notices::remove);
        refresh();
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
        if (notice.kind() == Notice.Kind.TROUBLE) {
            card.getStyleClass().add("trouble");
        }
        return card;
    }
}
