package studio.truss.app.studio.editor;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.core.editing.EditHistory;
import studio.truss.core.editing.EditStep;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/// What was done, step by step with its time; those after where we are can be done again. Only the
/// steps in view are nodes, however long the history is.
final class HistoryList extends ListView<HistoryList.Row> {
    private static final double ROW = 30;
    private static final int MOST_ROWS = 10;

    private final Messages messages;
    private final IntConsumer go;
    private @Nullable EditHistory shown;

    /// @param place as many steps hold
    record Row(int place, String words, @Nullable Instant at, boolean undone) {}

    /// @param go is told how many steps shall hold
    HistoryList(Messages messages, IntConsumer go) {
        this.messages = messages;
        this.go = go;
        setId("history");
        getStyleClass().add("history");
        setFixedCellSize(ROW);
        setAccessibleText(messages.of("details.history"));
        setCellFactory(_ -> new Step());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                goTo(getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
    }

    void show(EditHistory now) {
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(0, messages.of("details.history.start"), null, false));
        for (EditStep step : now.steps()) {
            int place = rows.size();
            rows.add(new Row(place, step.label(), step.at(), place > now.done()));
        }
        getItems().setAll(rows);
        double height = Math.min(rows.size(), MOST_ROWS) * ROW + 2;
        setPrefHeight(height);
        setMinHeight(height);
        getSelectionModel().select(now.done());
        scrollTo(Math.max(0, now.done() - MOST_ROWS / 2));
    }

    private void goTo(@Nullable Row row) {
        if (row != null) {
            go.accept(row.place());
        }
    }

    private final class Step extends ListCell<Row> {
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
        private final Label words = new Label();
        private final Label time = new Label();
        private final HBox line = new HBox(8, words, time);

        Step() {
            getStyleClass().add("history-step");
            line.setAlignment(Pos.CENTER_LEFT);
            words.setMaxWidth(Double.MAX_VALUE);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            time.getStyleClass().add("meta");
            time.setMinWidth(USE_PREF_SIZE);
            setPrefWidth(0);
            setOnMouseClicked(_ -> goTo(getItem()));
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().remove("undone");
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            words.setText(row.words());
            Instant at = row.at();
            time.setText(at == null ? "" : TIME.format(at.atZone(ZoneId.systemDefault())));
            if (row.undone()) {
                getStyleClass().add("undone");
            }
            words.setOpacity(row.undone() ? 0.5 : 1);
            setAccessibleText(row.words() + " " + time.getText());
            setGraphic(line);
        }
    }
}
