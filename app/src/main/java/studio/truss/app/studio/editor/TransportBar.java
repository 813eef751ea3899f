package studio.truss.app.studio.editor;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.keys.Keymap;
import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Times;
import studio.truss.app.studio.player.Footage;
import studio.truss.app.studio.player.PlayerModel;
import studio.truss.app.studio.player.Sound;
import studio.truss.core.library.entity.Clip;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Where the playhead is, how it moves, and the decision about the selected moment. Where there is
/// no room for one row it takes two.
final class TransportBar extends VBox {
    /// The width from which everything stands in one row.
    private static final double ROOM = 760;

    /// The width from which the range has room too.
    private static final double ROOM_FOR_ALL = 960;

    private final HBox first = new HBox(10);
    private final HBox second = new HBox(10);
    private final EditorModel model;
    private final PlayerModel player;
    private final Label time = new Label();
    private final Label total = new Label();
    private final Label range = new Label();
    private final Label state = new Label();
    private final Label silent = new Label();
    private final Messages messages;

    TransportBar(
            EditorModel model,
            PlayerModel player,
            EditorActions actions,
            ObservableValue<Keymap> keymap,
            Messages messages) {
        super(8);
        this.model = model;
        this.player = player;
        this.messages = messages;
        getStyleClass().add("transport");
        time.getStyleClass().add("timecode");
        total.getStyleClass().add("meta");
        range.getStyleClass().add("meta");
        state.getStyleClass().add("chip");
        silent.getStyleClass().add("chip");
        silent.setId("sound-badge");
        Button sound = button(Feather.VOLUME_2, "play.mute", actions::toggleSound, keymap);
        sound.setId("sound-button");
        Button play = button(Feather.PLAY, "play.toggle", player::toggle, keymap);
        play.getStyleClass().add("play-button");
        player.playingProperty()
                .subscribe(playing ->
                        play.setGraphic(Icons.of(playing ? Feather.PAUSE : Feather.PLAY)));
        HBox buttons =
                new HBox(
                        4,
                        button(
                                Feather.SKIP_BACK,
                                "moment.previous",
                                () -> model.list().step(-1),
                                keymap),
                        button(
                                Feather.CHEVRON_LEFT,
                                "step.frame.back",
                                () -> player.step(-1),
                                keymap),
                        play,
                        button(
                                Feather.CHEVRON_RIGHT,
                                "step.frame.ahead",
                                () -> player.step(1),
                                keymap),
                        button(
                                Feather.SKIP_FORWARD,
                                "moment.next",
                                () -> model.list().step(1),
                                keymap),
                        button(Feather.REPEAT, "play.loop", actions::toggleLoop, keymap),
                        sound);
        buttons.setAlignment(Pos.CENTER);
        Button approve = decision("moment.approve", "transport.approve", actions::approve, keymap);
        Button reject = decision("moment.reject", "transport.reject", actions::reject, keymap);
        approve.disableProperty().bind(model.selectedProperty().isNull());
        reject.disableProperty().bind(model.selectedProperty().isNull());
        List<Node> where = List.of(time, total);
        List<Node> how = List.of(state, silent, range);
        List<Node> what = List.of(approve, reject);
        for (Region region : List.of(time, state, silent, approve, reject)) {
            region.setMinWidth(Region.USE_PREF_SIZE);
        }
        total.setMinWidth(0);
        range.setMinWidth(0);
        setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(first, second);
        for (HBox row : List.of(first, second)) {
            row.setAlignment(Pos.CENTER_LEFT);
        }
        widthProperty()
                .subscribe(_ -> {
                    boolean narrow = getWidth() < ROOM;
                    range.setVisible(narrow || getWidth() >= ROOM_FOR_ALL);
                    range.setManaged(range.isVisible());
                    if (narrow != second.isManaged() || first.getChildren().isEmpty()) {
                        arrange(narrow, where, how, what, buttons);
                    }
                });
        arrange(false, where, how, what, buttons);
        player.playheadProperty().subscribe(_ -> refresh());
        player.sound().stateProperty().subscribe(now -> heard(now, sound));
        player.shuttleProperty().subscribe(_ -> refresh());
        player.loopingProperty().subscribe(_ -> refresh());
        model.selectedProperty().subscribe(_ -> refresh());
    }

    private void arrange(
            boolean narrow, List<Node> where, List<Node> how, List<Node> what, HBox buttons) {
        first.getChildren().clear();
        second.getChildren().clear();
        second.setManaged(narrow);
        second.setVisible(narrow);
        total.setVisible(!narrow);
        total.setManaged(!narrow);
        first.getChildren().addAll(where);
        if (narrow) {
            first.getChildren().addAll(space(), buttons);
            second.getChildren().addAll(how);
            second.getChildren().add(space());
            second.getChildren().addAll(what);
        } else {
            first.getChildren().addAll(state, silent, space(), buttons, space(), range);
            first.getChildren().addAll(what);
        }
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private Button button(
            Feather icon, String action, Runnable work, ObservableValue<Keymap> keymap) {
        Button button = Icons.button(icon, messages.of("action." + action), work);
        button.getTooltip()
                .setOnShowing(_ ->
                        button.getTooltip()
                                .setText(
                                        messages.of("action." + action)
                                                + "  "
                                                + keymap.getValue().words(action)));
        button.setFocusTraversable(false);
        return button;
    }

    private Button decision(
            String action, String words, Runnable work, ObservableValue<Keymap> keymap) {
        Label key = new Label();
        keymap.subscribe(now -> key.setText(now.words(action)));
        key.getStyleClass().add("key");
        Button button = new Button(messages.of(words), key);
        button.getStyleClass().add("decision");
        button.setAccessibleText(messages.of("action." + action));
        button.setOnAction(_ -> work.run());
        button.setFocusTraversable(false);
        return button;
    }

    /// A badge that says in a word why nothing is heard, and in its tooltip the rest.
    private void heard(Sound now, Button button) {
        boolean heard = now == Sound.HEARD || now == Sound.COMING;
        button.setGraphic(Icons.of(heard ? Feather.VOLUME_2 : Feather.VOLUME_X));
        silent.setVisible(!heard);
        silent.setManaged(!heard);
        if (!heard) {
            String key = "transport.sound." + now.name().toLowerCase(Locale.ROOT);
            silent.setText(messages.of(key));
            silent.setTooltip(new Tooltip(messages.of(key + ".why")));
            silent.setAccessibleText(messages.of(key + ".why"));
        }
    }

    private void refresh() {
        Footage footage = player.footage();
        double fps = footage == null ? 30 : footage.fps();
        time.setText(Times.timecode(player.playheadProperty().get(), fps));
        total.setText(
                footage == null
                        ? ""
                        : messages.of("transport.of", Times.timecode(footage.durationMs(), fps)));
        String speed = player.shuttleProperty().get().words();
        String loop = player.loopingProperty().get() ? messages.of("transport.loop") : "";
        state.setText(
                String.join(" · ", Stream.of(speed, loop).filter(s -> !s.isEmpty()).toList()));
        state.setVisible(!state.getText().isEmpty());
        state.setManaged(state.isVisible());
        Clip clip = model.selectedProperty().get();
        range.setText(
                clip == null
                        ? ""
                        : messages.of(
                                "transport.range",
                                Times.tenths(clip.startMs()),
                                Times.tenths(clip.endMs()),
                                Times.length(clip.endMs() - clip.startMs())));
    }
}
