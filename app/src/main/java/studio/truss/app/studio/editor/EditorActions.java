package studio.truss.app.studio.editor;

import studio.truss.app.studio.keys.KeyDispatcher;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Times;
import studio.truss.app.studio.player.PlayerModel;
import studio.truss.app.studio.shell.Notice;
import studio.truss.app.studio.shell.Notices;
import studio.truss.core.clips.Analysis;
import studio.truss.core.editing.ClipEdit;
import studio.truss.core.editing.Edits;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.Rejected;
import studio.truss.core.moments.WhyNot;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// What the editor's keys and buttons do. JavaFX thread.
final class EditorActions {
    private static final long HALF_A_CLIP_MS = 10_000;

    private final EditorModel model;
    private final PlayerModel player;
    private final Notices notices;
    private final Messages messages;

    EditorActions(EditorModel model, PlayerModel player, Notices notices, Messages messages) {
        this.model = model;
        this.player = player;
        this.notices = notices;
        this.messages = messages;
    }

    void answer(KeyDispatcher keys, BooleanSupplier active) {
        keys.on("play.toggle", active, player::toggle);
        keys.on("play.pause", active, player::pause);
        keys.on("play.forward", active, player::forward);
        keys.on("play.back", active, player::back);
        keys.on("play.loop", active, this::toggleLoop);
        keys.on("step.frame.back", active, () -> player.step(-1));
        keys.on("step.frame.ahead", active, () -> player.step(1));
        keys.on("step.second.back", active, () -> jump(-1_000));
        keys.on("step.second.ahead", active, () -> jump(1_000));
        keys.on("step.five.back", active, () -> jump(-5_000));
        keys.on("step.five.ahead", active, () -> jump(5_000));
        keys.on("go.start", active, () -> player.go(0));
        keys.on("go.end", active, () -> player.go(Long.MAX_VALUE));
        keys.on("moment.previous", active, () -> model.step(-1));
        keys.on("moment.next", active, () -> model.step(1));
        keys.on("moment.approve", active, this::approve);
        keys.on("moment.reject", active, this::reject);
        keys.on("moment.why", active, this::whyNotHere);
        keys.on("trim.in", active, this::trimIn);
        keys.on("trim.out", active, this::trimOut);
        keys.on("go.in", active, () -> withClip(clip -> player.go(clip.startMs())));
        keys.on("go.out", active, () -> withClip(clip -> player.go(clip.endMs() - 1)));
        keys.on("marker.add", active, this::pickHere);
        keys.on("edit.undo", active, model::undo);
        keys.on("edit.redo", active, model::redo);
        keys.on("render.approved", active, model::renderApproved);
    }

    private void jump(long ms) {
        player.go(Math.max(0, player.playheadProperty().get() + ms));
    }

    private void withClip(Consumer<Clip> work) {
        Clip clip = model.selectedProperty().get();
        if (clip != null) {
            work.accept(clip);
        }
    }

    void approve() {
        withClip(clip ->
                model.decide(
                        messages.of("edit.approve", clip.title()),
                        List.of(clip),
                        new ClipEdit.Approve()));
    }

    void reject() {
        withClip(clip ->
                model.decide(
                        messages.of("edit.reject", clip.title()),
                        List.of(clip),
                        new ClipEdit.Reject()));
    }

    void toggleLoop() {
        player.toggleLoop();
    }

    void trimIn() {
        withClip(clip ->
                trim(
                        clip,
                        Math.min(player.playheadProperty().get(), clip.endMs() - Edits.SHORTEST_MS),
                        clip.endMs()));
    }

    void trimOut() {
        withClip(clip ->
                trim(
                        clip,
                        clip.startMs(),
                        Math.max(
                                player.playheadProperty().get(),
                                clip.startMs() + Edits.SHORTEST_MS)));
    }

    private void trim(Clip clip, long startMs, long endMs) {
        trim(clip, TimeRange.of(Math.max(0, startMs), endMs));
    }

    void trim(Clip clip, TimeRange range) {
        model.edit(messages.of("edit.trim", clip.title()), clip, new ClipEdit.Trim(range));
    }

    /// A new moment about the playhead.
    void pickHere() {
        model.video()
                .ifPresent(open -> {
                    if (open.analysis() == null) {
                        notices.add(Notice.trouble(messages.of("editor.pick.unanalysed")));
                        return;
                    }
                    long at = player.playheadProperty().get();
                    model.pick(
                            messages.of("edit.pick", Times.clock(at)),
                            TimeRange.of(
                                    Math.max(0, at - HALF_A_CLIP_MS),
                                    Math.min(open.info().durationMs(), at + HALF_A_CLIP_MS)));
                });
    }

    void promote(Rejected candidate) {
        model.pick(
                messages.of("edit.promote", Times.clock(candidate.range().startMs())),
                candidate.range());
    }

    /// Says what the place is worth, and what removed the candidate nearest to it.
    void whyNotHere() {
        model.video()
                .ifPresent(open -> {
                    Analysis analysis = open.analysis();
                    if (analysis != null) {
                        notices.add(whyNot(analysis));
                    }
                });
    }

    private Notice whyNot(Analysis analysis) {
        long at = player.playheadProperty().get();
        WhyNot why = WhyNot.at(analysis.findings(), at);
        String score = String.valueOf(Math.round(why.score()));
        TimeRange nearest = why.nearest();
        String rule = why.rule();
        if (nearest == null) {
            return Notice.done(messages.of("why.nothing", Times.clock(at), score));
        }
        if (rule == null) {
            return Notice.done(
                    messages.of(
                            why.awayMs() == 0 ? "why.moment" : "why.near",
                            Times.clock(at),
                            score,
                            Times.clock(nearest.startMs()),
                            Times.length(why.awayMs())));
        }
        return new Notice(
                Notice.Kind.TROUBLE,
                messages.of(
                        "why.rejected",
                        Times.clock(at),
                        score,
                        Times.clock(nearest.startMs()),
                        rule),
                messages.of("why.promote"),
                () ->
                        model.pick(
                                messages.of("edit.promote", Times.clock(nearest.startMs())),
                                nearest));
    }
}
