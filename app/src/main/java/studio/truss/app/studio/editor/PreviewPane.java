package studio.truss.app.studio.editor;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Times;
import studio.truss.app.studio.player.Frame;
import studio.truss.app.studio.player.PlayerModel;
import studio.truss.core.captions.CaptionTrack;
import studio.truss.core.captions.painting.CaptionPainter;
import studio.truss.core.captions.painting.CaptionPicture;
import studio.truss.core.editing.ClipEdit;
import studio.truss.core.editing.crop.CropKeys;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;

import java.util.ArrayList;
import java.util.List;

/// The source with its crop, and the vertical result beside it.
final class PreviewPane extends HBox {
    private final EditorModel model;
    private final PlayerModel player;
    private final CameraTool camera;
    private final Messages messages;
    private final SourceView source;
    private final VerticalView vertical;
    private final Label sourceBadge = badge();
    private List<ShotFraming> shots = List.of();
    private @Nullable PictureShape picture;
    private @Nullable Image image;
    private long shownMs;
    private boolean inside; // the playhead is in the selected moment
    private @Nullable CaptionTrack track;
    private @Nullable CaptionPainter painter;
    private int painterHeight;

    PreviewPane(
            EditorModel model,
            PlayerModel player,
            CameraTool camera,
            PreviewTrouble trouble,
            Messages messages) {
        super(24);
        this.model = model;
        this.camera = camera;
        this.player = player;
        this.messages = messages;
        getStyleClass().add("preview-pane");
        setAlignment(Pos.CENTER);
        source =
                new SourceView(
                        new SourceView.CropDrag() {
                            @Override
                            public void moving(int region, Box box) {
                                shots = put(region, box);
                                showVertical();
                            }

                            @Override
                            public void moved(int region, Box box) {
                                store(put(region, box));
                            }
                        },
                        new CamFrame.Drag() {
                            @Override
                            public void drawing(Box box) {
                                shots = withCam(box);
                                showVertical();
                                source.requestLayout();
                            }

                            @Override
                            public void drawn(Box box) {
                                camera.drawn(framings(), player.playheadProperty().get(), box);
                            }
                        },
                        sourceBadge);
        StackPane left = new StackPane(source, trouble);
        StackPane.setAlignment(trouble, Pos.BOTTOM_CENTER);
        left.setMinSize(0, 0);
        HBox.setHgrow(left, Priority.ALWAYS);
        Label rendered = badge();
        rendered.setText(messages.of("preview.vertical"));
        vertical = new VerticalView(rendered, messages.of("preview.outside"));
        StackPane right = new StackPane(vertical);
        right.setMinWidth(160);
        right.prefWidthProperty().bind(heightProperty().multiply(9.0 / 16).subtract(20));
        getChildren().addAll(left, right);
        player.frameProperty().subscribe(this::frame);
        player.playheadProperty().subscribe(_ -> playheadMoved());
        player.proxiedProperty().subscribe(_ -> badgeText());
        model.selectedProperty().subscribe(_ -> clipChanged());
        model.itemsProperty().subscribe(_ -> show());
        model.edits().refusedProperty().subscribe(_ -> clipChanged());
        camera.activeProperty().subscribe(_ -> show());
    }

    private static Label badge() {
        Label badge = new Label();
        badge.getStyleClass().add("preview-badge");
        badge.setMouseTransparent(true);
        return badge;
    }

    /// What is drawn over the selected clip; null for nothing.
    void captions(@Nullable CaptionTrack next) {
        track = next;
        painter = null;
        showVertical();
    }

    void safeZone(boolean shown) {
        vertical.safeZone(shown);
    }

    private void clipChanged() {
        picture = model.video().map(open -> PictureShape.of(open.picture())).orElse(null);
        shots = framings();
        inside = playheadInside();
        show();
    }

    /// Nothing is rendered of what lies outside the moment. The playhead says where we are: the
    /// frame that is shown may begin a little before it.
    private boolean playheadInside() {
        Clip clip = model.selectedProperty().get();
        long at = player.playheadProperty().get();
        return clip != null && at >= clip.startMs() && at <= clip.endMs();
    }

    private void playheadMoved() {
        if (inside != playheadInside()) {
            inside = !inside;
            show();
        }
    }

    private List<ShotFraming> framings() {
        Clip clip = model.selectedProperty().get();
        PictureShape shape = picture;
        if (clip == null || shape == null) {
            return List.of();
        }
        try {
            return CropKeys.of(clip, shape);
        } catch (IllegalArgumentException e) {
            return List.of(); // another program's framing: the whole picture is shown
        }
    }

    private List<ShotFraming> put(int region, Box box) {
        PictureShape shape = picture;
        return shape == null
                ? shots
                : CropKeys.put(shots, player.playheadProperty().get(), region, box, shape);
    }

    /// The shots as they would be with the camera there, as far as a hand that draws needs to see.
    private List<ShotFraming> withCam(Box box) {
        PictureShape shape = picture;
        int at = shots.isEmpty() ? -1 : CropKeys.shotAt(shots, player.playheadProperty().get());
        if (shape == null || at < 0 || !(shots.get(at).layout() instanceof Layout.Facecam)) {
            return shots;
        }
        List<ShotFraming> next = new ArrayList<>(shots);
        ShotFraming shot = shots.get(at);
        CropKey key = new CropKey(shot.range().startMs(), box, false);
        next.set(at, shot.withKeys(Region.Role.FACECAM, List.of(key), shape));
        return next;
    }

    private void store(List<ShotFraming> next) {
        Clip clip = model.selectedProperty().get();
        if (clip != null) {
            model.edits()
                    .edit(messages.of("edit.crop", clip.title()), clip, new ClipEdit.Reframe(next));
        }
    }

    private void frame(@Nullable Frame frame) {
        image = frame == null ? null : FrameImage.of(frame);
        shownMs = frame == null ? 0 : frame.ms();
        show();
    }

    private void show() {
        badgeText();
        source.picture(image, picture);
        PictureShape shape = picture;
        ShotFraming shot = inside ? shotAt(shownMs) : null;
        source.framing(shot, shownMs, shape == null ? null : camera.shown(shot, shownMs, shape));
        showVertical();
    }

    private @Nullable ShotFraming shotAt(long ms) {
        return shots.isEmpty() ? null : shots.get(CropKeys.shotAt(shots, ms));
    }

    private void showVertical() {
        Image now = image;
        PictureShape shape = picture;
        ShotFraming shot = shotAt(shownMs);
        if (now != null && shot != null && !inside) {
            vertical.outside();
            return;
        }
        if (now == null || shape == null || shot == null) {
            vertical.show(null);
            return;
        }
        vertical.show(new VerticalView.Content(now, shape, shot, shownMs, captionsNow()));
    }

    private List<CaptionPicture> captionsNow() {
        CaptionTrack now = track;
        int[] size = vertical.pixels();
        if (now == null || size[0] < 16 || size[1] < 16) {
            return List.of();
        }
        if (painter == null || painterHeight != size[1]) {
            painter = new CaptionPainter(now, size[0], size[1]);
            painterHeight = size[1];
        }
        return painter.at(shownMs);
    }

    private void badgeText() {
        Frame frame = player.frameProperty().get();
        if (frame == null) {
            sourceBadge.setVisible(false);
            return;
        }
        sourceBadge.setVisible(true);
        String what =
                messages.of(player.proxiedProperty().get() ? "preview.proxy" : "preview.source");
        ShotFraming shot = inside ? shotAt(shownMs) : null;
        String layout = shot == null ? "" : " · " + messages.of("layout." + shot.layout().word());
        sourceBadge.setText(
                frame.exact()
                        ? what + layout
                        : what + " · " + messages.of("preview.near", Times.clock(frame.ms())));
    }
}
