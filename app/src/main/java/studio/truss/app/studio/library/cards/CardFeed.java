package studio.truss.app.studio.library.cards;

import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.library.search.Card;
import studio.truss.app.studio.shell.StoreWork;
import studio.truss.core.imports.Relinker;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.VideoId;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Details and pictures of the cards in view, loaded when a card asks for them, the last asked
/// first, and kept to a bound. JavaFX thread.
public final class CardFeed {
    private static final int KEPT = 400;
    private static final int WAITING_MOST = 80;

    private final Library library;
    private final Relinker relinker;
    private final CardPictures source;
    private final StoreWork work;
    private final Map<VideoId, CardDetail> details = lru();
    private final Map<String, Optional<Image>> pictures = lru();
    private final Set<VideoId> asked = new HashSet<>();
    private final Set<VideoId> fresh = new HashSet<>();
    private final Deque<Wanted> waiting = new ArrayDeque<>();
    private boolean loading;
    private Consumer<VideoId> changed = _ -> {};

    private record Wanted(String id, Asset asset, Path file, @Nullable Long ms) {}

    public CardFeed(Library library, Relinker relinker, CardPictures source, StoreWork work) {
        this.library = library;
        this.relinker = relinker;
        this.source = source;
        this.work = work;
    }

    private static <K, V> Map<K, V> lru() {
        return new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > KEPT;
            }
        };
    }

    /// @param listener hears of which video something was loaded
    public void onChanged(Consumer<VideoId> listener) {
        changed = listener;
    }

    /// Null until it is loaded; after a change of the store what it was, until it is loaded anew.
    @Nullable CardDetail detail(VideoId video) {
        CardDetail known = details.get(video);
        if ((known == null || !fresh.contains(video)) && asked.add(video)) {
            work.read(
                    () -> load(video),
                    detail -> {
                        asked.remove(video);
                        details.put(video, detail);
                        fresh.add(video);
                        if (!detail.equals(known)) {
                            changed.accept(video);
                        }
                    });
        }
        return known;
    }

    /// Whether a video has been looked for and its file is not where it was.
    public boolean gone(VideoId video) {
        CardDetail detail = details.get(video);
        return detail != null && fresh.contains(video) && detail.file() == null;
    }

    /// Whether a card's picture has been looked for.
    public boolean pictured(Card card) {
        return pictures.containsKey(card.id());
    }

    private CardDetail load(VideoId video) {
        return new CardDetail(
                relinker.place(video).orElse(null),
                relinker.wasHere(video),
                library.clips(video).stream()
                        .filter(clip -> clip.status() != Clip.Status.REJECTED && clip.hasRange())
                        .map(CardDetail.Mark::of)
                        .toList());
    }

    /// Null until it is loaded, or when there is none.
    @Nullable Image picture(Card card) {
        Optional<Image> known = pictures.get(card.id());
        CardDetail detail = details.get(card.video());
        if (known != null || detail == null || detail.file() == null) {
            return known == null ? null : known.orElse(null);
        }
        Long ms =
                switch (card) {
                    case Card.OfVideo video -> null;
                    case Card.OfClip(Clip clip, Asset asset) -> (clip.startMs() + clip.endMs()) / 2;
                };
        waiting.removeIf(wanted -> wanted.id().equals(card.id()));
        waiting.push(new Wanted(card.id(), card.asset(), detail.file(), ms));
        while (waiting.size() > WAITING_MOST) {
            waiting.removeLast(); // scrolled past: it asks again when it comes back
        }
        loadNext();
        return null;
    }

    private void loadNext() {
        if (loading || waiting.isEmpty()) {
            return;
        }
        loading = true;
        Wanted next = waiting.pop();
        work.run(() -> {
            AtomicReference<Optional<Image>> image = new AtomicReference<>(Optional.empty());
            try {
                image.set(image(next));
            } finally {
                work.fx(() -> loaded(next, image.get())); // one that fails holds up no other
            }
        });
    }

    private void loaded(Wanted wanted, Optional<Image> image) {
        loading = false;
        pictures.put(wanted.id(), image);
        changed.accept(wanted.asset().videoId());
        loadNext();
    }

    private Optional<Image> image(Wanted wanted) {
        return source.picture(wanted.asset(), wanted.file(), wanted.ms())
                .map(bytes -> new Image(new ByteArrayInputStream(bytes)));
    }

    /// The cards of a video look anew where its file is.
    public void look(VideoId video) {
        asked.remove(video);
        fresh.remove(video);
        changed.accept(video);
    }

    /// Cards in view look anew where their files are.
    public void filesMayHaveMoved() {
        asked.clear();
        fresh.clear();
        List.copyOf(details.keySet()).forEach(changed);
    }

    /// Cards in view load their details anew; pictures stay, where there was one.
    public void storeChanged() {
        asked.clear();
        fresh.clear();
        pictures.values().removeIf(Optional::isEmpty);
    }
}
