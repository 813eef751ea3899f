package studio.truss.app.studio.timeline;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.timeline.layout.Lane;
import studio.truss.app.studio.timeline.layout.Lane.Kind;
import studio.truss.app.studio.timeline.layout.LaneLayout;
import studio.truss.app.studio.timeline.model.SignalLane;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The names of the rows. A signal's name shows that signal large, the name of another row folds
/// it; the same again undoes it.
final class LaneHeaders extends Region {
    static final double WIDTH = 112;

    private final TimelineViewModel model;
    private final Messages texts;
    private final List<ToggleButton> names = new ArrayList<>();
    private LaneLayout layout = new LaneLayout(List.of(new Lane(Kind.RULER, "ruler", 0, 24)));

    LaneHeaders(TimelineViewModel model, Messages texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("lane-headers");
    }

    void show(LaneLayout next) {
        boolean same = ids(next).equals(ids(layout)) && !names.isEmpty();
        layout = next;
        if (!same) {
            names.clear();
            for (Lane lane : next.lanes()) {
                if (lane.kind() != Kind.RULER) {
                    names.add(name(lane));
                }
            }
            getChildren().setAll(names);
        }
        for (int i = 0; i < names.size(); i++) {
            Lane lane = next.lanes().get(i + 1);
            boolean signal = lane.kind() == Kind.SIGNAL;
            boolean lit = lane.id().equals(model.litProperty().get());
            names.get(i)
                    .setSelected(
                            signal
                                    ? lane.id().equals(model.soloProperty().get())
                                    : model.foldedProperty().get().contains(lane.id()));
            names.get(i).getStyleClass().remove("lit");
            if (lit) {
                names.get(i).getStyleClass().add("lit");
            }
            names.get(i).resizeRelocate(0, lane.y(), WIDTH, Math.max(1, lane.height()));
        }
    }

    private static List<String> ids(LaneLayout layout) {
        return layout.lanes().stream().map(lane -> lane.kind() + " " + lane.id()).toList();
    }

    private ToggleButton name(Lane lane) {
        boolean signal = lane.kind() == Kind.SIGNAL;
        String words = signal ? signalName(lane.id()) : texts.of("timeline.row." + lane.id());
        ToggleButton name = new ToggleButton(words);
        name.getStyleClass().add("lane-name");
        name.setManaged(false);
        String hint = texts.of(signal ? "timeline.solo" : "timeline.fold", words);
        name.setTooltip(new Tooltip(hint));
        name.setAccessibleText(hint);
        name.setOnAction(_ -> {
            if (signal) {
                boolean on = !lane.id().equals(model.soloProperty().get());
                model.soloProperty().set(on ? lane.id() : "");
            } else {
                fold(lane.id());
            }
        });
        return name;
    }

    private void fold(String id) {
        Set<String> folded = new HashSet<>(model.foldedProperty().get());
        if (!folded.remove(id)) {
            folded.add(id);
        }
        model.foldedProperty().set(Set.copyOf(folded));
    }

    private String signalName(String id) {
        return model.model().lanes().stream()
                .filter(lane -> lane.id().equals(id))
                .map(SignalLane::name)
                .findFirst()
                .orElse(id);
    }
}
