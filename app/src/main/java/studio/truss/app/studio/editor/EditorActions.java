package studio.truss.app.studio.editor;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.keys.KeyDispatcher;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Times;
import studio.truss.app.studio.player.PlayerModel;
import studio.truss.app.studio.shell.Notice;
import studio.truss.app.studio.shell.Notices;
import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.HandPicked;
import studio.truss.core.editing.ChapterEdit;
import studio.truss.core.editing.ChapterEdits;
import studio.truss.core.editing.ClipEdit;
import studio.truss.core.editing.Edits;
import studio.truss.core.library.entity.Chapters.Chapter;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.media.TimeRange;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// What the editor's keys and buttons do. JavaFX thread.
final class EditorActions {
    private final EditorModel model;
    private final PlayerModel player;
    private final Notices notices;
    private final Messages messages;
    private final Promotion promotion;
    private final ReadOnlyObjectWrapper<WhyNotHere.@Nullable Answer> why =
            new ReadOnlyObjectWrapper<>(this, "why");

    EditorActions(EditorModel model, PlayerModel player, Notices notices, Messages messages) {
        this.model = model;
        this.player = player;
        this.notices = notices;
        this.messages = messages;
        promotion = new Promotion(model, notices, messages);
        model.stateProperty().subscribe(_ -> why.set(null));
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
        keys.on("moment.previous", active, () -> model.list().step(-1));
        keys.on("moment.next", active, () -> model.list().step(1));
        keys.on("moment.approve", active, this::approve);
        keys.on("moment.reject", active, this::reject);
        keys.on("moment.promote", active, () -> promotion.at(player.playheadProperty().get()));
        keys.on("moment.why", active, this::whyNotHere);
        keys.on("trim.in", active, this::trimIn);
        keys.on("trim.out", active, this::trimOut);
        keys.on("go.in", active, () -> withClip(clip -> player.go(clip.startMs())));
        keys.on("go.out", active, () -> withClip(clip -> player.go(clip.endMs() - 1)));
        keys.on("moment.all", active, model.list()::chooseAll);
        keys.on("moment.delete", active, this::delete);
        keys.on("render.chosen", active, this::renderChosen);
        keys.on("chapter.delete", active, () -> chapterHere().ifPresent(this::removeChapter));
        keys.on("play.mute", active, this::toggleSound);
        keys.on("marker.add", active, this::pickHere);
        keys.on("edit.undo", active, model.edits()::undo);
        keys.on("edit.redo", active, model.edits()::redo);
        keys.on("render.approved", active, model.edits()::renderApproved);
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
        decide("edit.approve", new ClipEdit.Approve());
    }

    void reject() {
        decide("edit.reject", new ClipEdit.Reject());
    }

    private void decide(String key, ClipEdit decision) {
        List<Clip> clips = model.list().chosen();
        if (!clips.isEmpty()) {
            model.edits().decide(label(key, clips), clips, decision);
        }
    }

    /// Takes the chosen clips away; undo brings them back.
    void delete() {
        List<Clip> clips = model.list().chosen();
        if (!clips.isEmpty()) {
            model.edits().delete(label("edit.delete", clips), clips);
        }
    }

    void renderChosen() {
        List<Clip> clips = model.list().chosen();
        if (!clips.isEmpty()) {
            model.edits().render(clips);
        }
    }

    private String label(String key, List<Clip> clips) {
        return clips.size() == 1
                ? messages.of(key, clips.getFirst().title())
                : messages.of(key + ".several", clips.size());
    }

    void toggleLoop() {
        player.toggleLoop();
    }

    void trimIn() {
        withClip(clip -> {
            long at = player.playheadProperty().get();
            if (at > clip.endMs() - Edits.SHORTEST_MS) {
                refuse("editor.trim.in.late", clip.endMs());
            } else {
                trim(clip, TimeRange.of(at, clip.endMs()));
            }
        });
    }

    void trimOut() {
        withClip(clip -> {
            long at = player.playheadProperty().get();
            if (at < clip.startMs() + Edits.SHORTEST_MS) {
                refuse("editor.trim.out.early", clip.startMs());
            } else {
                trim(clip, TimeRange.of(clip.startMs(), at));
            }
        });
    }

    private void refuse(String key, long otherEdgeMs) {
        notices.add(Notice.trouble(messages.of(key, Times.tenths(otherEdgeMs))));
    }

    void trim(Clip clip, TimeRange range) {
        model.edits().edit(messages.of("edit.trim", clip.title()), clip, new ClipEdit.Trim(range));
    }

    /// A new moment that begins at the playhead.
    void pickHere() {
        model.video()
                .ifPresent(open -> {
                    Analysis analysis = open.analysis();
                    if (analysis == null) {
                        notices.add(Notice.trouble(messages.of("editor.pick.unanalysed")));
                        return;
                    }
                    long at = player.playheadProperty().get();
                    model.edits()
                            .pick(
                                    messages.of("edit.pick", Times.clock(at)),
                                    HandPicked.from(analysis, at));
                });
    }

    /// Makes what the search left out a moment.
    void promote(TimeRange candidate) {
        promotion.of(candidate);
    }

    /// Says what the place is worth, and what removed the candidate nearest to it.
    void whyNotHere() {
        model.video()
                .ifPresent(open -> {
                    Analysis analysis = open.analysis();
                    why.set(
                            analysis == null
                                    ? new WhyNotHere.Answer(messages.of("editor.unanalysed"), null)
                                    : new WhyNotHere(messages)
                                            .at(analysis, player.playheadProperty().get()));
                });
    }

    /// What was said last about a place of the open video; null for nothing.
    ReadOnlyObjectProperty<WhyNotHere.@Nullable Answer> whyProperty() {
        return why.getReadOnlyProperty();
    }

    void toggleSound() {
        BooleanProperty muted = player.sound().mutedProperty();
        muted.set(!muted.get());
    }

    /// The chapter in which the playhead is.
    Optional<Chapter> chapterHere() {
        return ChapterEdits.at(model.chapters(), player.playheadProperty().get());
    }

    /// A new chapter from the playhead on.
    ///
    /// @return where it begins
    long addChapter() {
        long at = player.playheadProperty().get();
        String title = messages.of("chapters.new", model.chapters().size() + 1);
        model.edits()
                .chapter(
                        messages.of("edit.chapter.add", Times.clock(at)),
                        new ChapterEdit.Add(at, title));
        return at;
    }

    void removeChapter(Chapter chapter) {
        model.edits()
                .chapter(
                        messages.of("edit.chapter.remove", chapter.title()),
                        new ChapterEdit.Remove(chapter.startMs()));
    }
}
