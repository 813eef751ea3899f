package studio.truss.app.studio.library;

import studio.truss.app.studio.library.search.Card;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.Notice;
import studio.truss.app.studio.shell.Notices;
import studio.truss.app.studio.shell.StoreWork;
import studio.truss.core.imports.AnalysisQueue;
import studio.truss.core.imports.Relinker;
import studio.truss.core.library.Author;
import studio.truss.core.library.Library;
import studio.truss.core.library.VideoSummary;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.VideoId;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What a creator does to a card: name it, tag it, have it analysed, find its file. JavaFX thread.
final class CardEdits {
    private final Library library;
    private final Relinker relinker;
    private final AnalysisQueue queue;
    private final StoreWork work;
    private final Notices notices;
    private final Messages messages;
    private final Runnable changed;

    CardEdits(
            LibraryParts parts,
            AnalysisQueue queue,
            StoreWork work,
            Notices notices,
            Messages messages,
            Runnable changed) {
        this.library = parts.library();
        this.relinker = parts.relinker();
        this.queue = queue;
        this.work = work;
        this.notices = notices;
        this.messages = messages;
        this.changed = changed;
    }

    /// An empty title leaves the old one.
    void rename(Card card, String title) {
        String stripped = title.strip();
        if (!stripped.isEmpty()) {
            change(card, Change.set("title", AttributeValue.text(stripped)));
        }
    }

    /// @param text tags with commas between them
    void tag(Card card, String text) {
        TreeSet<String> tags = new TreeSet<>();
        Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .forEach(tags::add);
        change(
                card,
                tags.isEmpty()
                        ? Change.remove("tags")
                        : Change.set("tags", AttributeValue.Ss.of(tags)));
    }

    private void change(Card card, Change change) {
        work.edit(() -> library.update(key(card), change, Author.CREATOR), changed);
    }

    private static EntityKey key(Card card) {
        return switch (card) {
            case Card.OfVideo video -> video.asset().key();
            case Card.OfClip(var clip, var asset) -> clip.key();
        };
    }

    /// True for a video that nobody has analysed to the end yet.
    static boolean unfinished(Asset asset) {
        return switch (asset.status()) {
            case NEW, UPLOADED, ANALYZING -> true;
            case UPLOADING, ANALYZED, FAILED -> false;
        };
    }

    void analyse(VideoId video) {
        work.run(() -> queue.add(video));
    }

    void cancelAnalysis(VideoId video) {
        work.run(() -> queue.cancel(video));
    }

    /// Looks for a video's file where the creator says, and in a folder for all that are missing.
    void relink(Asset asset, Path chosen) {
        work.read(
                () -> Files.isDirectory(chosen) ? inFolder(asset, chosen) : atFile(asset, chosen),
                notice -> {
                    notices.add(notice);
                    changed.run();
                });
    }

    private Notice atFile(Asset asset, Path file) {
        return switch (relinker.file(asset, file)) {
            case Relinker.Result.Found(Path found) ->
                    Notice.done(messages.of("library.relink.found", asset.title()));
            case Relinker.Result.NotFound(String words) -> Notice.trouble(words);
        };
    }

    private Notice inFolder(Asset asset, Path folder) {
        List<Asset> missing = new ArrayList<>();
        missing.add(asset);
        library.index().videos().stream()
                .map(VideoSummary::asset)
                .filter(other -> !other.videoId().equals(asset.videoId()))
                .filter(other -> other.sha256() != null)
                .filter(other -> relinker.wasHere(other.videoId()))
                .filter(other -> relinker.place(other.videoId()).isEmpty())
                .forEach(missing::add);
        Map<VideoId, Path> found = relinker.folder(missing, folder, Thread::interrupted);
        if (!found.containsKey(asset.videoId())) {
            return Notice.trouble(
                    messages.of(
                            "library.relink.notInFolder",
                            asset.title(),
                            folder.toString(),
                            found.size()));
        }
        return Notice.done(
                found.size() == 1
                        ? messages.of("library.relink.found", asset.title())
                        : messages.of("library.relink.several", found.size()));
    }
}
