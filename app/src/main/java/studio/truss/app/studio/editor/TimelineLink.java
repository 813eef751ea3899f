package studio.truss.app.studio.editor;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.player.Footage;
import studio.truss.app.studio.player.PlayerModel;
import studio.truss.app.studio.timeline.TimelineEdits;
import studio.truss.app.studio.timeline.TimelineViewModel;
import studio.truss.core.captions.Transcript;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Shows the open video on the timeline, and takes from it what the hand does there. JavaFX thread.
final class TimelineLink implements TimelineEdits {
    private final EditorModel model;
    private final PlayerModel player;
    private final EditorActions actions;
    private final Messages messages;
    private final TimelineViewModel timeline;
    private final TimelineCropKeys cropKeys;
    private List<TimeRange> words = List.of();
    private @Nullable TimelineFeed feed;
    private boolean following; // the selection is being passed on

    TimelineLink(EditorModel model, PlayerModel player, EditorActions actions, Messages messages) {
        this.model = model;
        this.player = player;
        this.actions = actions;
        this.messages = messages;
        this.timeline = new TimelineViewModel(this);
        this.cropKeys = new TimelineCropKeys(model, messages);
        MomentList list = model.list();
        list.listingsProperty().subscribe(_ -> refresh());
        model.itemsProperty().map(VideoItems::chapters).subscribe(_ -> refresh());
        list.chosenProperty().subscribe(_ -> select());
        list.selectedProperty().subscribe(_ -> select());
        list.selectedProperty().subscribe(this::selected);
        timeline.playheadProperty().bindBidirectional(player.playheadProperty());
        timeline.playingProperty().bind(player.playingProperty());
        timeline.scrubbingProperty().subscribe(player::scrub);
        timeline.selectionProperty()
                .subscribe(ids -> {
                    if (!following && !ids.isEmpty()) {
                        list.choose(ids.stream().map(ClipId::new).toList());
                    }
                });
        timeline.rejectedShownProperty()
                .bind(list.orderProperty().map(order -> order == MomentOrder.REJECTED));
    }

    TimelineViewModel timeline() {
        return timeline;
    }

    void media(EditorMedia media) {
        media.waveformProperty()
                .subscribe(w -> timeline.waveformProperty().set(TimelineFeed.waveform(w)));
        media.filmstripProperty()
                .subscribe(
                        strip -> timeline.filmstripProperty().set(TimelineFeed.filmstrip(strip)));
        timeline.soundNoteProperty().bind(media.soundNoteProperty());
        timeline.pictureNoteProperty().bind(media.pictureNoteProperty());
    }

    /// Words of the transcript, to which edges stick.
    void transcript(Optional<Transcript> transcript) {
        words =
                transcript.map(Transcript::words).orElse(List.of()).stream()
                        .map(word -> TimeRange.of(word.startMs(), word.endMs()))
                        .toList();
        refresh();
    }

    void show(OpenVideo open, Footage footage) {
        feed = new TimelineFeed(open, footage.fps(), messages);
        timeline.scoreNoteProperty()
                .set(open.analysis() == null ? messages.of("editor.unanalysed") : "");
        refresh();
        timeline.fit();
    }

    void clear() {
        feed = null;
    }

    private void refresh() {
        TimelineFeed now = feed;
        if (now != null) {
            boolean rejected = model.list().orderProperty().get() == MomentOrder.REJECTED;
            timeline.modelProperty().set(now.with(model.all(), rejected, model.chapters(), words));
            select();
            Clip clip = model.selectedProperty().get();
            player.loop(clip == null ? null : TimeRange.of(clip.startMs(), clip.endMs()));
        }
    }

    private void select() {
        Clip lead = model.selectedProperty().get();
        List<String> ids = new ArrayList<>();
        if (lead != null) {
            ids.add(lead.clipId().value());
            model.list().chosen().stream()
                    .map(clip -> clip.clipId().value())
                    .filter(id -> !id.equals(lead.clipId().value()))
                    .forEach(ids::add);
        }
        following = true;
        timeline.select(ids);
        following = false;
        timeline.cropMarks().allProperty().set(cropKeys.marks());
    }

    private void selected(@Nullable Clip clip) {
        if (clip == null) {
            player.loop(null);
            return;
        }
        TimeRange range = TimeRange.of(clip.startMs(), clip.endMs());
        player.loop(range);
        if (!timeline.scrubbingProperty().get()
                && !player.playingProperty().get()
                && !range.contains(player.playheadProperty().get())
                && player.footage() != null) {
            player.go(clip.startMs());
            timeline.reveal(clip.startMs());
        }
    }

    @Override
    public void trimmed(String momentId, TimeRange range) {
        model.all().stream()
                .filter(clip -> clip.clipId().value().equals(momentId))
                .findFirst()
                .ifPresent(clip -> actions.trim(clip, range));
    }

    @Override
    public void keyMoved(long fromMs, long toMs) {
        cropKeys.move(fromMs, toMs);
    }

    @Override
    public void promote(String candidateId) {
        model.video()
                .map(OpenVideo::analysis)
                .map(analysis -> analysis.findings().rejected())
                .ifPresent(all -> actions.promote(all.get(Integer.parseInt(candidateId)).range()));
    }
}
