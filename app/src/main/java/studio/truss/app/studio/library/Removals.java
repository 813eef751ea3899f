package studio.truss.app.studio.library;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.library.search.Card;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.Notice;
import studio.truss.app.studio.shell.Notices;
import studio.truss.app.studio.shell.StoreWork;
import studio.truss.core.clips.rendering.ClipRenders;
import studio.truss.core.imports.AnalysisQueue;
import studio.truss.core.library.Library;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Takes cards out of the library: from view at once, from the store when the time for a change of
/// mind is over. What is deleted in the store cannot come back. JavaFX thread.
final class Removals {
    private static final Duration TIME_TO_UNDO = Duration.ofSeconds(8);

    private final Library library;
    private final ClipRenders renders;
    private final AnalysisQueue queue;
    private final StoreWork work;
    private final Notices notices;
    private final Messages messages;
    private final Clock clock;
    private final Runnable changed;
    private final List<Removal> open = new ArrayList<>();
    private final Set<String> hidden = new HashSet<>();

    /// @param rested renders that wait until it is certain; of the thread of edits
    private record Removal(
            List<Card> cards, Instant until, Notice notice, List<RenderJob> rested) {}

    /// @param changed called when cards have gone from view or have come back
    Removals(
            Library library,
            ClipRenders renders,
            AnalysisQueue queue,
            StoreWork work,
            Notices notices,
            Messages messages,
            Clock clock,
            Runnable changed) {
        this.library = library;
        this.renders = renders;
        this.queue = queue;
        this.work = work;
        this.notices = notices;
        this.messages = messages;
        this.clock = clock;
        this.changed = changed;
    }

    boolean hides(Card card) {
        return hidden.contains(card.id());
    }

    void remove(List<Card> cards) {
        if (cards.isEmpty()) {
            return;
        }
        String key = cards.getFirst() instanceof Card.OfVideo ? "videos" : "clips";
        Runnable[] undo = new Runnable[1];
        Notice notice =
                new Notice(
                        Notice.Kind.DONE,
                        messages.of("library.removed." + key, cards.size()),
                        messages.of("library.undo"),
                        () -> undo[0].run());
        Removal removal =
                new Removal(cards, clock.instant().plus(TIME_TO_UNDO), notice, new ArrayList<>());
        undo[0] = () -> undo(removal);
        open.add(removal);
        cards.forEach(card -> hidden.add(card.id()));
        notices.add(notice);
        changed.run();
        work.edit(() -> removal.rested.addAll(renders.rest(clips(cards))), () -> {});
    }

    private List<ClipId> clips(List<Card> cards) {
        return cards.stream()
                .flatMap(card ->
                        switch (card) {
                            case Card.OfClip(var clip, var _) -> Stream.of(clip.clipId());
                            case Card.OfVideo video ->
                                    library.clips(video.video()).stream().map(Clip::clipId);
                        })
                .toList();
    }

    /// Brings the last removal back, while there is time.
    boolean undoLast() {
        if (open.isEmpty()) {
            return false;
        }
        undo(open.getLast());
        return true;
    }

    private void undo(Removal removal) {
        if (open.remove(removal)) {
            notices.remove(removal.notice());
            removal.cards().forEach(card -> hidden.remove(card.id()));
            changed.run();
            work.edit(() -> renders.goOn(removal.rested), () -> {});
        }
    }

    /// Deletes what has had its time.
    void tick() {
        deleteUntil(clock.instant());
    }

    /// Deletes all that is out of view.
    void close() {
        deleteUntil(null);
    }

    private void deleteUntil(@Nullable Instant now) {
        for (Removal removal : List.copyOf(open)) {
            if (now == null || !removal.until().isAfter(now)) {
                open.remove(removal);
                notices.remove(removal.notice());
                delete(removal.cards());
            }
        }
    }

    private void delete(List<Card> cards) {
        work.edit(
                () -> cards.forEach(this::delete),
                () -> {
                    cards.forEach(card -> hidden.remove(card.id()));
                    changed.run();
                });
    }

    private void delete(Card card) {
        List<EntityKey> keys = new ArrayList<>();
        switch (card) {
            case Card.OfClip(var clip, var asset) -> keys.add(clip.key());
            case Card.OfVideo video -> {
                queue.cancel(video.video());
                library.clips(video.video()).forEach(clip -> keys.add(clip.key()));
                EntityKey chapters = new EntityKey.Chapters(video.video());
                if (library.get(chapters) != null) {
                    keys.add(chapters);
                }
                keys.add(new EntityKey.Asset(video.video()));
            }
        }
        renders.cancel(clips(List.of(card)));
        try {
            library.delete(keys);
        } catch (LibraryException e) {
            if (e.problem() != LibraryException.Problem.MISSING) {
                throw e;
            }
            // another process was quicker
        }
    }
}
