package studio.truss.app.studio.editor;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;
import studio.truss.core.media.TimeRange;

import java.util.function.Consumer;

/// The answer to "why not here?", in a line of its own: it covers nothing and stays until it is
/// closed or another is asked for.
final class WhyLine extends HBox {
    private final Label words = new Label();
    private final Button take;
    private @Nullable TimeRange candidate;

    /// @param promote makes a candidate a moment
    WhyLine(Messages messages, Consumer<TimeRange> promote) {
        super(12);
        getStyleClass().add("why-line");
        setId("why-line");
        setAlignment(Pos.CENTER_LEFT);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        take = new Button(messages.of("why.promote"));
        take.setMinWidth(USE_PREF_SIZE);
        take.setOnAction(_ -> {
            TimeRange range = candidate;
            clear();
            if (range != null) {
                promote.accept(range);
            }
        });
        Button close = Icons.button(Feather.X, messages.of("why.close"), this::clear);
        getChildren().addAll(words, take, close);
        clear();
    }

    void show(WhyNotHere.@Nullable Answer answer) {
        if (answer == null) {
            clear();
            return;
        }
        words.setText(answer.words());
        candidate = answer.candidate();
        shown(true);
    }

    void clear() {
        candidate = null;
        shown(false);
    }

    private void shown(boolean shown) {
        Nodes.shown(this, shown);
        Nodes.shown(take, candidate != null);
    }
}
