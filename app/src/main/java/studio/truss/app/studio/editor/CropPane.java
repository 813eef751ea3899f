package studio.truss.app.studio.editor;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;
import studio.truss.app.studio.look.Times;
import studio.truss.app.studio.look.WhenShown;
import studio.truss.app.studio.player.PlayerModel;
import studio.truss.core.editing.ClipEdit;
import studio.truss.core.editing.crop.CropKeys;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.CameraMotion;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.KnownCam;
import studio.truss.core.reframe.LayoutChoice;
import studio.truss.core.reframe.PathMetrics;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.ShotFraming;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The layout of each shot, the camera's temper, the keys of the path.
final class CropPane extends VBox {
    private final EditorModel model;
    private final PlayerModel player;
    private final CameraTool camera;
    private final Messages messages;
    private List<Object> made = List.of(new Object()); // what the nodes are made of

    CropPane(EditorModel model, PlayerModel player, CameraTool camera, Messages messages) {
        super(12);
        this.model = model;
        this.player = player;
        this.camera = camera;
        this.messages = messages;
        getStyleClass().add("inspector-pane");
        WhenShown shown = WhenShown.of(this, this::refresh);
        model.stateProperty().subscribe(_ -> shown.changed());
        model.selectedProperty().subscribe(_ -> shown.changed());
        model.itemsProperty().map(VideoItems::cam).subscribe(_ -> shown.changed());
        camera.activeProperty().subscribe(_ -> shown.changed());
    }

    private void refresh() {
        Clip clip = model.selectedProperty().get();
        List<Object> next =
                clip == null
                        ? List.of()
                        : List.of(
                                clip.clipId(),
                                TimeRange.of(clip.startMs(), clip.endMs()),
                                Optional.ofNullable(clip.crop()),
                                model.video().map(OpenVideo::file),
                                model.video().map(open -> open.analysis() != null),
                                Optional.ofNullable(model.cam()),
                                camera.activeProperty().get());
        if (!next.equals(made)) {
            made = next;
            show(clip);
        }
    }

    private void show(@Nullable Clip clip) {
        getChildren().clear();
        PictureShape shape =
                model.video().map(open -> PictureShape.of(open.picture())).orElse(null);
        if (clip == null || shape == null) {
            getChildren().add(Nodes.quiet(messages.of("inspector.none")));
            return;
        }
        List<ShotFraming> shots;
        try {
            shots = CropKeys.of(clip, shape);
        } catch (IllegalArgumentException e) {
            getChildren().add(Nodes.quiet(messages.of("crop.unreadable")));
            return;
        }
        Reframing reframing =
                model.video().map(open -> Reframing.of(open, model.cam())).orElse(null);
        getChildren()
                .addAll(
                        new MotionBar(model, clip, shots, reframing, messages),
                        calm(shots, shape),
                        camera());
        if (reframing != null) {
            lost(reframing, shots);
        }
        for (ShotFraming shot : shots) {
            getChildren().add(shot(clip, shots, shot, reframing));
        }
        getChildren().add(Nodes.quiet(messages.of("crop.hint")));
    }

    /// Has the corner camera drawn, once for all videos of the channel.
    private VBox camera() {
        ToggleButton draw = new ToggleButton(messages.of("crop.camera"), Icons.of(Feather.VIDEO));
        draw.setId("crop-camera");
        draw.setMaxWidth(Double.MAX_VALUE);
        draw.setSelected(camera.activeProperty().get());
        draw.setDisable(!camera.available());
        draw.setOnAction(_ -> camera.toggle());
        KnownCam known = model.cam();
        String words =
                camera.activeProperty().get()
                        ? "crop.camera.draw"
                        : known != null && known.byHand()
                                ? "crop.camera.drawn"
                                : "crop.camera.hint";
        return new VBox(4, draw, Nodes.quiet(messages.of(words)));
    }

    private Label calm(List<ShotFraming> shots, PictureShape shape) {
        PathMetrics metrics = PathMetrics.of(shots, shape);
        return Nodes.quiet(
                messages.of(
                        "crop.metrics",
                        String.format(Locale.ROOT, "%.0f", metrics.travelPxPerS()),
                        String.format(Locale.ROOT, "%.2f", metrics.reversalsPerS())));
    }

    /// Where the subject leaves the crop, each place a button that goes there.
    private void lost(Reframing reframing, List<ShotFraming> shots) {
        List<TimeRange> lost = reframing.lost(shots);
        if (lost.isEmpty()) {
            return;
        }
        long ms = lost.stream().mapToLong(TimeRange::lengthMs).sum();
        Label words = Nodes.quiet(messages.of("crop.lost", Times.length(ms)));
        words.getStyleClass().add("warn");
        VBox places = new VBox(4, words);
        for (TimeRange range : lost.subList(0, Math.min(5, lost.size()))) {
            Button go = new Button(Times.clock(range.startMs()), Icons.of(Feather.ALERT_TRIANGLE));
            go.getStyleClass().add("pill");
            go.setOnAction(_ -> player.go(range.startMs()));
            places.getChildren().add(go);
        }
        getChildren().add(places);
    }

    private VBox shot(
            Clip clip, List<ShotFraming> shots, ShotFraming shot, @Nullable Reframing reframing) {
        Label range =
                new Label(
                        Times.clock(shot.range().startMs())
                                + " – "
                                + Times.clock(shot.range().endMs()));
        range.getStyleClass().add("title");
        LayoutBox layouts = layouts(clip, shots, shot, reframing);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, range, space, layouts);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox card = new VBox(6, head, Nodes.quiet(shot.reason()));
        card.getStyleClass().add("card");
        List<CropKey> keys = shot.layout().regions().getFirst().keys();
        card.getChildren().add(new CropKeyRows(model, player, clip, shots, keys, messages));
        return card;
    }

    private LayoutBox layouts(
            Clip clip, List<ShotFraming> shots, ShotFraming shot, @Nullable Reframing reframing) {
        LayoutBox box =
                new LayoutBox(
                        shot.layout(),
                        messages,
                        choice -> {
                            if (reframing != null) {
                                CameraMotion motion =
                                        CropKeys.motion(clip, shots, reframing.usual())
                                                .orElse(reframing.usual());
                                layOut(clip, reframing.with(shots, shot, choice, motion), choice);
                            }
                        });
        box.setDisable(reframing == null);
        return box;
    }

    private void layOut(Clip clip, List<ShotFraming> shots, LayoutChoice choice) {
        String layout = messages.of("layout." + choice.word());
        model.edits()
                .edit(
                        messages.of("edit.layout", layout, clip.title()),
                        clip,
                        new ClipEdit.Reframe(shots));
    }
}
