package studio.truss.app.studio.editor;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Times;
import studio.truss.app.studio.shell.Notice;
import studio.truss.app.studio.shell.Notices;
import studio.truss.core.editing.ClipEdit;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.Rejected;

import java.util.List;
import java.util.Optional;

/// Makes moments of what the search left out. One that was made and rejected since comes back as it
/// was. JavaFX thread.
record Promotion(EditorModel model, Notices notices, Messages messages) {

    /// The best candidate about a place that is no moment yet.
    void at(long ms) {
        model.video()
                .map(OpenVideo::analysis)
                .flatMap(analysis ->
                        analysis.findings().rejected().stream()
                                .map(Rejected::range)
                                .filter(range -> range.contains(ms) && !stands(range))
                                .findFirst())
                .ifPresentOrElse(
                        this::of,
                        () ->
                                notices.add(
                                        Notice.trouble(
                                                messages.of(
                                                        "editor.promote.none", Times.clock(ms)))));
    }

    void of(TimeRange candidate) {
        String label = messages.of("edit.promote", Times.clock(candidate.startMs()));
        clip(candidate)
                .ifPresentOrElse(
                        made ->
                                model.edits()
                                        .decide(label, List.of(made), new ClipEdit.Reconsider()),
                        () -> model.edits().pick(label, candidate));
    }

    private boolean stands(TimeRange candidate) {
        return clip(candidate).filter(clip -> clip.status() != Clip.Status.REJECTED).isPresent();
    }

    private Optional<Clip> clip(TimeRange candidate) {
        return model.all().stream()
                .filter(clip ->
                        clip.startMs() == candidate.startMs() && clip.endMs() == candidate.endMs())
                .findFirst();
    }
}
