package studio.truss.app;

import javafx.scene.Node;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.editor.CaptionsModel;
import studio.truss.app.studio.editor.EditorMedia;
import studio.truss.app.studio.editor.EditorModel;
import studio.truss.app.studio.editor.EditorParts;
import studio.truss.app.studio.editor.EditorScreen;
import studio.truss.app.studio.editor.VideoLoader;
import studio.truss.app.studio.export.ChooserPlaces;
import studio.truss.app.studio.export.ExportAsk;
import studio.truss.app.studio.export.ExportButton;
import studio.truss.app.studio.export.ExportMenu;
import studio.truss.app.studio.export.ExportModel;
import studio.truss.app.studio.export.ExportPlaces;
import studio.truss.app.studio.keys.Keymap;
import studio.truss.app.studio.player.PlayerModel;
import studio.truss.app.studio.player.PreviewFrames;
import studio.truss.app.studio.queue.SystemDesktop;
import studio.truss.app.studio.settings.EditorPanes;
import studio.truss.app.studio.settings.PresetBox;
import studio.truss.app.studio.settings.SettingsModel;
import studio.truss.app.studio.settings.StudioSettings;
import studio.truss.core.clips.captioning.ClipCaptioner;
import studio.truss.core.clips.rendering.RenderDesk;
import studio.truss.core.engine.Derivatives;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The window's parts about one video that is edited, put together, and what exports it.
final class StudioEditing implements AutoCloseable {
    private final StudioBase base;
    private final PlayerModel player;
    private final EditorModel model;
    private final EditorMedia media;
    private final CaptionsModel captions;
    private final ExportMenu exports;
    private final ExportButton export;

    /// @param places says where exports go; null to ask by the system's own choosers
    /// @param window what such a chooser belongs to
    StudioEditing(
            StudioBase base,
            Derivatives derivatives,
            RenderDesk renders,
            SystemDesktop desktop,
            @Nullable ExportPlaces places,
            Supplier<@Nullable Window> window) {
        this.base = base;
        AppGraph graph = base.graph();
        player =
                new PlayerModel(
                        new PreviewFrames(graph.preview()),
                        base.background().waiting(),
                        base.fx(),
                        System::nanoTime);
        model =
                new EditorModel(
                        graph.library(),
                        new VideoLoader(
                                graph.library(), graph.analyses(), graph.engine(), base.messages()),
                        new StudioRenders(
                                renders,
                                () -> graph.captioner(ClipCaptioner.Wish.AS_STORED),
                                base.settings()::get,
                                base.messages()),
                        graph.cams(),
                        graph.clock(),
                        base.work(),
                        base.notices(),
                        base.messages());
        captions =
                new CaptionsModel(
                        model,
                        graph.transcripts(),
                        graph::captionFonts,
                        graph::wordMask,
                        base.background().waiting(),
                        base.fx());
        media =
                new EditorMedia(
                        derivatives,
                        base.background().waiting(),
                        base.fx(),
                        player,
                        base.status(),
                        base.notices(),
                        base.messages());
        exports =
                new ExportMenu(
                        new ExportModel(
                                graph.library(),
                                graph.analyses(),
                                graph.engine(),
                                base.settings(),
                                places == null
                                        ? new ChooserPlaces(window, base.messages())
                                        : places,
                                desktop::showInFolder,
                                base.background().waiting(),
                                base.fx(),
                                base.notices(),
                                base.messages()),
                        base.messages());
        export = new ExportButton(exports, this::approved, base.messages());
    }

    private List<ExportAsk> approved() {
        return model.video().stream()
                .map(open -> ExportAsk.approved(open.asset().videoId(), open.asset().title()))
                .toList();
    }

    /// @param pane what the inspector shows of Gemini
    EditorScreen screen(Node pane, Runnable back) {
        SettingsModel settings = base.settings();
        return new EditorScreen(
                new EditorParts(
                        model,
                        player,
                        media,
                        captions,
                        base.notices(),
                        settings.settingsProperty().map(StudioSettings::theme),
                        settings.settingsProperty().map(now -> new Keymap(now.keys())),
                        base.messages(),
                        settings.settingsProperty().map(StudioSettings::snapping),
                        on -> settings.change(now -> now.withSnapping(on)),
                        List.of(export, new PresetBox(settings, base.messages())),
                        back,
                        () -> settings.get().window().editor(),
                        this::arrange,
                        pane));
    }

    private void arrange(UnaryOperator<EditorPanes> change) {
        base.settings()
                .change(now ->
                        now.withWindow(
                                now.window().withEditor(change.apply(now.window().editor()))));
    }

    PlayerModel player() {
        return player;
    }

    EditorModel model() {
        return model;
    }

    /// What the editor shows of the source besides its frames.
    EditorMedia media() {
        return media;
    }

    /// The formats that whatever is chosen can be exported to.
    ExportMenu exports() {
        return exports;
    }

    /// The formats for the approved moments of the video that is open.
    ExportButton export() {
        return export;
    }

    @Override
    public void close() {
        player.close();
    }
}
