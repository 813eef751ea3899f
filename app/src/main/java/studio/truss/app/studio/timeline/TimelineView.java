package studio.truss.app.studio.timeline;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Window;

import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.keys.KeyDispatcher;
import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Theme;
import studio.truss.app.studio.timeline.layout.LaneLayout;
import studio.truss.app.studio.timeline.layout.TimelineScale;
import studio.truss.app.studio.timeline.paint.PaintState;
import studio.truss.app.studio.timeline.paint.TimelinePainter;
import studio.truss.app.studio.timeline.paint.TimelineSurface;

import java.util.function.BooleanSupplier;

/// The timeline: names of the rows on the left, what is painted, the whole source as a bar below.
/// What changes is painted once with the next pulse.
public final class TimelineView extends Region {
    private static final double LEAST_HEIGHT = 150;

    private final TimelineViewModel model;
    private final TimelinePainter painter = new TimelinePainter();
    private final TimelineWords words;
    private final TimelineSurface surface = new TimelineSurface();
    private final PlayheadMark playhead = new PlayheadMark();
    private final Region guide = new Region();
    private final HoverCard card = new HoverCard();
    private final LaneHeaders headers;
    private final HBox tools;
    private final OverviewBar overview;
    private final Pointer pointer;
    private LaneLayout layout;
    private boolean stale = true;

    public TimelineView(TimelineViewModel model, Messages texts, ObservableValue<Theme> theme) {
        this.model = model;
        this.words = new TimelineWords(texts);
        this.headers = new LaneHeaders(model, texts);
        this.overview = new OverviewBar(model);
        this.layout = rows(LEAST_HEIGHT);
        this.tools = tools(texts);
        this.pointer = new Pointer(surface, model, () -> layout, words, card);
        getStyleClass().add("timeline");
        guide.getStyleClass().add("snap-guide");
        surface.setManaged(false);
        guide.setManaged(false);
        guide.setMouseTransparent(true);
        guide.setVisible(false);
        getChildren().addAll(surface, headers, tools, overview, guide, playhead, card);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        // at the press, so that Escape can give up the drag
        surface.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE && pointer.giveUp()) {
                        event.consume();
                    }
                });
        listen(theme);
    }

    private void listen(ObservableValue<Theme> theme) {
        theme.subscribe(look -> {
            painter.theme(look);
            changed();
        });
        model.modelProperty().subscribe(this::rowsChanged);
        model.soloProperty().subscribe(this::rowsChanged);
        model.foldedProperty().subscribe(this::rowsChanged);
        model.litProperty().subscribe(this::rowsChanged);
        model.scaleProperty().subscribe(this::changed);
        model.waveformProperty().subscribe(this::changed);
        model.filmstripProperty().subscribe(this::changed);
        model.soundNoteProperty().subscribe(this::changed);
        model.pictureNoteProperty().subscribe(this::changed);
        model.scoreNoteProperty().subscribe(this::changed);
        model.arrivalsProperty().subscribe(this::changed);
        model.selectionProperty().subscribe(this::changed);
        model.candidateProperty().subscribe(this::changed);
        model.rejectedShownProperty().subscribe(this::changed);
        model.trimming().liveProperty().subscribe(this::changed);
        model.cropMarks().allProperty().subscribe(this::changed);
        model.cropMarks().liveProperty().subscribe(this::changed);
        model.playheadProperty().subscribe(this::placePlayhead);
        model.selectionProperty().subscribe(this::describe);
        model.scrubbingProperty().subscribe(this::describe);
        model.modelProperty().subscribe(this::describe);
    }

    /// Answers the keys of the timeline.
    ///
    /// @param active whether the timeline is shown
    public void answer(KeyDispatcher keys, BooleanSupplier active) {
        keys.on("zoom.in", active, model::zoomIn);
        keys.on("zoom.out", active, model::zoomOut);
        keys.on("zoom.fit", active, model::fit);
        keys.on("zoom.moment", active, model::zoomToMoment);
        keys.on(
                "snap.toggle",
                active,
                () -> model.snappingProperty().set(!model.snappingProperty().get()));
    }

    private HBox tools(Messages texts) {
        ToggleButton snap = new ToggleButton(null, Icons.of(Feather.ANCHOR));
        snap.getStyleClass().addAll("icon-button", "snap-button");
        snap.setTooltip(new Tooltip(texts.of("timeline.snap")));
        snap.setAccessibleText(texts.of("timeline.snap"));
        snap.selectedProperty().bindBidirectional(model.snappingProperty());
        HBox box =
                new HBox(
                        snap,
                        Icons.button(
                                Feather.ZOOM_OUT, texts.of("timeline.zoom.out"), model::zoomOut),
                        Icons.button(Feather.ZOOM_IN, texts.of("timeline.zoom.in"), model::zoomIn),
                        Icons.button(Feather.MAXIMIZE, texts.of("timeline.zoom.fit"), model::fit));
        box.getStyleClass().add("timeline-tools");
        box.setManaged(false);
        return box;
    }

    private void rowsChanged() {
        layout = rows(surface.getHeight());
        headers.show(layout);
        changed();
    }

    private LaneLayout rows(double height) {
        return LaneLayout.of(
                model.model(), model.soloProperty().get(), model.foldedProperty().get(), height);
    }

    private void changed() {
        stale = true;
        requestLayout();
    }

    private void describe() {
        setAccessibleText(words.accessible(model));
    }

    @Override
    protected double computePrefHeight(double width) {
        return OverviewBar.HEIGHT
                + LaneLayout.usualHeight(
                        model.model(), model.soloProperty().get(), model.foldedProperty().get());
    }

    @Override
    protected double computeMinHeight(double width) {
        return LEAST_HEIGHT;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 2 * LaneHeaders.WIDTH;
    }

    @Override
    protected void layoutChildren() {
        double left = LaneHeaders.WIDTH;
        double width = Math.max(1, Math.floor(getWidth() - left));
        double height = Math.max(1, Math.floor(getHeight() - OverviewBar.HEIGHT));
        if (surface.getWidth() != width || surface.getHeight() != height) {
            surface.resize(width, height);
            layout = rows(height);
            headers.show(layout);
            model.viewport().width(width);
            stale = true;
        }
        surface.relocate(left, 0);
        headers.resizeRelocate(0, 0, left, getHeight());
        tools.resizeRelocate(0, 0, left, layout.lanes().getFirst().height());
        overview.resizeRelocate(left, height, width, OverviewBar.HEIGHT);
        if (stale) {
            stale = false;
            paint();
        }
        placePlayhead();
        placeGuide();
    }

    private void paint() {
        painter.paint(
                surface,
                new PaintState(
                        model.shown(),
                        model.viewport().scale(),
                        layout,
                        model.selectionProperty().get(),
                        model.cropMarks().shown(),
                        model.candidateProperty().get(),
                        model.rejectedShownProperty().get(),
                        model.litProperty().get(),
                        model.waveformProperty().get(),
                        model.filmstripProperty().get(),
                        model.soundNoteProperty().get(),
                        model.pictureNoteProperty().get(),
                        model.scoreNoteProperty().get()),
                pixelScale());
    }

    private double pixelScale() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return window == null ? 1 : Math.max(1, window.getRenderScaleX());
    }

    private void placePlayhead() {
        TimelineScale scale = model.viewport().scale();
        double ms = model.playheadProperty().get();
        playhead.place(LaneHeaders.WIDTH + scale.xOf(ms), 0, surface.getHeight(), scale.shows(ms));
    }

    private void placeGuide() {
        Trim trim = model.trimming().live();
        guide.setVisible(trim != null && trim.snap() != null);
        if (trim != null && trim.snap() != null) {
            double x = model.viewport().scale().xOf((double) trim.snap().ms());
            guide.resizeRelocate(LaneHeaders.WIDTH + Math.round(x), 0, 1, surface.getHeight());
        }
    }

    /// Where the rows are drawn, in the timeline's own coordinates.
    public Rectangle2D stage() {
        return new Rectangle2D(LaneHeaders.WIDTH, 0, surface.getWidth(), surface.getHeight());
    }

    LaneLayout layoutNow() {
        return layout;
    }
}
