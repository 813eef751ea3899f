package studio.truss.app.studio.gemini;

import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Figures below one another, each with its name.
final class Facts extends GridPane {
    private static final double NAMES = 68; // so that two of them stand in line

    Facts() {
        setHgap(12);
        setVgap(6);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(NAMES);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(names, values);
    }

    Facts add(String name, String value) {
        Label left = new Label(name);
        left.getStyleClass().add("meta");
        left.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(left, VPos.TOP);
        Label right = new Label(value);
        right.setWrapText(true);
        left.setLabelFor(right);
        addRow(getRowCount(), left, right);
        return this;
    }
}
