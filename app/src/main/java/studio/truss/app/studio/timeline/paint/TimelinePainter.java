package studio.truss.app.studio.timeline.paint;

import javafx.scene.canvas.GraphicsContext;

import studio.truss.app.studio.look.Theme;
import studio.truss.app.studio.timeline.layout.Lane;
import studio.truss.app.studio.timeline.layout.Lane.Kind;
import studio.truss.app.studio.timeline.layout.LaneLayout;
import studio.truss.app.studio.timeline.layout.RulerTicks;
import studio.truss.app.studio.timeline.layout.Tick;
import studio.truss.app.studio.timeline.layout.TimelineScale;
import studio.truss.app.studio.timeline.model.Curve;
import studio.truss.app.studio.timeline.model.SignalLane;
import studio.truss.app.studio.timeline.model.TimelineChapter;
import studio.truss.app.studio.timeline.model.TimelineModel;
import studio.truss.core.media.TimeRange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Paints what is in view. All areas and curves go into one picture of pixels, which is one thing
/// to draw; only words are commands of their own. JavaFX thread.
public final class TimelinePainter {
    private static final double DIMMED = 0.3;
    private static final double WORDS_FROM_PX_PER_MS = 0.02;

    /// Cuts nearer to each other than this on the average are not marked: they would be a hatching.
    private static final double CUTS_FROM_PX = 9;

    private final PixelLayer layer = new PixelLayer();
    private final WaveformPaint wave = new WaveformPaint();
    private final FilmPaint film = new FilmPaint();
    private final TextFit fit = new TextFit();
    private Map<Curve, CurvePyramid> pyramids = new HashMap<>();
    private Palette palette = new Palette(Theme.DARK);

    public void theme(Theme theme) {
        palette = new Palette(theme);
    }

    /// @param pixelScale of the screen: how many of its pixels a view pixel has
    public void paint(TimelineSurface surface, PaintState state, double pixelScale) {
        keepPyramids(state.model());
        Raster raster = layer.next(surface.getWidth(), surface.getHeight(), pixelScale);
        List<Tick> ticks = RulerTicks.of(state.scale());
        BlockPaint blocks = new BlockPaint(state, palette, fit);
        raster.fillPx(0, 0, raster.width, raster.height, palette.base);
        ground(raster, state, ticks);
        blocks.tints(raster);
        boolean heard = curves(raster, state);
        blocks.edges(raster);

        surface.show(layer.done(), pixelScale);
        surface.place(state.layout());
        rulerWords(surface.words(Kind.RULER), state, ticks);
        blocks.words(surface.words(Kind.SCORE));
        chapterWords(surface, state);
        if (state.model().score().isEmpty()) {
            note(surface, state, Kind.SCORE, state.scoreNote());
        }
        if (state.filmstrip() == null) {
            note(surface, state, Kind.PICTURE, state.pictureNote());
        }
        if (!heard) {
            note(surface, state, Kind.SOUND, state.soundNote());
        }
    }

    private void keepPyramids(TimelineModel model) {
        Map<Curve, CurvePyramid> used = new HashMap<>();
        used.put(model.score(), pyramid(model.score()));
        for (SignalLane lane : model.lanes()) {
            used.put(lane.curve(), pyramid(lane.curve()));
        }
        pyramids = used;
    }

    private CurvePyramid pyramid(Curve curve) {
        CurvePyramid known = pyramids.get(curve);
        return known == null ? new CurvePyramid(curve) : known;
    }

    private void ground(Raster raster, PaintState state, List<Tick> ticks) {
        TimelineScale scale = state.scale();
        LaneLayout layout = state.layout();
        for (Lane lane : layout.lanes()) {
            if (lane.id().equals(state.lit())) {
                raster.fill(0, lane.y(), scale.widthPx(), lane.height(), palette.pressed);
            }
            raster.fill(0, lane.bottom() - 1, scale.widthPx(), 1, palette.line);
        }
        for (Tick tick : ticks) {
            double tall = tick.major() ? 8 : 4;
            double bottom = layout.lanes().getFirst().bottom();
            raster.fill(
                    scale.xOf(tick.ms()),
                    bottom - 1 - tall,
                    1,
                    tall,
                    tick.major() ? palette.dim : palette.line);
        }
        layout.of(Kind.PICTURE).ifPresent(lane -> pictures(raster, state, lane));
        layout.of(Kind.CHAPTERS)
                .ifPresent(lane -> {
                    for (TimelineChapter chapter : state.model().chapters()) {
                        double x = scale.xOf((double) chapter.range().startMs());
                        double right = scale.xOf((double) chapter.range().endMs());
                        if (right > 0 && x < scale.widthPx()) {
                            raster.fill(
                                    x + 1,
                                    lane.y() + 1,
                                    right - x - 1,
                                    lane.height() - 2,
                                    palette.chapter);
                        }
                    }
                });
    }

    private boolean curves(Raster raster, PaintState state) {
        TimelineModel model = state.model();
        CurvePaint paint = new CurvePaint(raster, state.scale(), palette);
        boolean heard = false;
        for (Lane lane : state.layout().lanes()) {
            switch (lane.kind()) {
                case SOUND -> {
                    heard =
                            state.waveform() != null
                                    && wave.paint(
                                            state.waveform(), raster, state.scale(), palette, lane);
                    speech(raster, state, lane);
                }
                case SCORE -> {
                    if (!model.score().isEmpty()) {
                        paint.area(pyramid(model.score()), lane);
                    }
                }
                case SIGNAL ->
                        model.lanes().stream()
                                .filter(signal -> signal.id().equals(lane.id()))
                                .findFirst()
                                .ifPresent(signal ->
                                        paint.bars(
                                                pyramid(signal.curve()),
                                                lane,
                                                strength(state, lane)));
                case RULER, PICTURE, CHAPTERS -> {}
            }
        }
        return heard;
    }

    private static double strength(PaintState state, Lane lane) {
        return state.lit().isEmpty() || state.lit().equals(lane.id()) ? 1 : DIMMED;
    }

    /// Words at the foot of the sound, once there is room to tell them apart; cuts above it.
    private void speech(Raster raster, PaintState state, Lane lane) {
        TimelineScale scale = state.scale();
        if (1 / scale.msPerPx() >= WORDS_FROM_PX_PER_MS) {
            for (TimeRange word : state.model().words()) {
                if (word.endMs() >= scale.startMs() && word.startMs() <= scale.endMs()) {
                    double x = scale.xOf((double) word.startMs());
                    double width = Math.max(1, scale.xOf((double) word.endMs()) - x - 1);
                    raster.fill(x, lane.bottom() - 4, width, 2, palette.dim);
                }
            }
        }
        double apart = scale.durationMs() / scale.msPerPx() / (1 + state.model().cuts().size());
        for (long cut : apart < CUTS_FROM_PX ? List.<Long>of() : state.model().cuts()) {
            double x = scale.xOf((double) cut);
            if (x >= 0 && x <= scale.widthPx()) {
                raster.fill(x, lane.y() - 1, 1, 5, palette.cut);
            }
        }
    }

    private void pictures(Raster raster, PaintState state, Lane lane) {
        TimelineScale scale = state.scale();
        double end = Math.min(scale.widthPx(), scale.xOf((double) scale.durationMs()));
        raster.fill(0, lane.y() + 1, end, lane.height() - 3, palette.panel);
        if (state.filmstrip() != null && lane.height() > LaneLayout.FOLDED) {
            film.paint(state.filmstrip(), raster, scale, lane);
        }
    }

    private void rulerWords(GraphicsContext gc, PaintState state, List<Tick> ticks) {
        double baseline = state.layout().lanes().getFirst().bottom() - 9;
        gc.setFont(TextFit.SMALL);
        gc.setFill(palette.muted);
        for (Tick tick : ticks) {
            if (tick.major()) {
                gc.fillText(tick.label(), state.scale().xOf(tick.ms()) + 5, baseline);
            }
        }
    }

    private void chapterWords(TimelineSurface surface, PaintState state) {
        Lane lane = state.layout().of(Kind.CHAPTERS).orElse(null);
        if (lane == null) {
            return;
        }
        TimelineScale scale = state.scale();
        GraphicsContext gc = surface.words(Kind.CHAPTERS);
        gc.setFont(TextFit.SMALL);
        gc.setFill(palette.text);
        for (TimelineChapter chapter : state.model().chapters()) {
            double x = Math.max(0, scale.xOf((double) chapter.range().startMs())) + 8;
            double right =
                    Math.min(scale.widthPx(), scale.xOf((double) chapter.range().endMs())) - 6;
            if (right - x > 20) {
                String words = fit.fitted(chapter.title(), TextFit.SMALL, right - x);
                gc.fillText(words, x, lane.height() / 2 + 4);
            }
        }
    }

    private void note(TimelineSurface surface, PaintState state, Kind kind, String words) {
        state.layout()
                .of(kind)
                .ifPresent(lane -> {
                    GraphicsContext gc = surface.words(kind);
                    gc.setFont(TextFit.SMALL);
                    gc.setFill(palette.muted);
                    gc.fillText(words, 12, kind == Kind.SCORE ? 15 : lane.height() / 2 + 4);
                });
    }
}
