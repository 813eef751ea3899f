package studio.truss.core.transfer;

import studio.truss.core.library.Library;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.transfer.Transfer.Direction;

import java.nio.file.Files;
import java.nio.file.Path;

/// What a creator asks for: videos and clips up to the cloud and back. Each call is durable when it
/// returns; what cannot be is a [TransferException]. Any thread.
public final class TransferOrders {
    private final Library library;
    private final TransferQueue queue;
    private final ItemOutcome items;

    public TransferOrders(Library library, TransferQueue queue) {
        this.library = library;
        this.queue = queue;
        this.items = new ItemOutcome(library);
    }

    /// Uploads a video from where it lies on this machine.
    public Transfer upload(VideoId video) {
        Asset asset = Asset.of(items.require(new EntityKey.Asset(video)));
        Path file =
                library.sourceFiles(video).stream()
                        .map(SourceFile::path)
                        .filter(Files::isRegularFile)
                        .findFirst()
                        .orElseThrow(() ->
                                new TransferException(
                                        "The file of '%s' is not on this machine."
                                                .formatted(asset.title())));
        String name = asset.fileName() == null ? file.getFileName().toString() : asset.fileName();
        String key = ObjectKeys.asset(signedIn(), video, name);
        return queue.add(Direction.UP, asset.key(), file, key, null, null);
    }

    /// Uploads a clip as it was rendered.
    public Transfer upload(ClipId clip, Path file) {
        EntityKey key = new EntityKey.Clip(clip);
        items.require(key);
        if (!Files.isRegularFile(file)) {
            throw new TransferException("There is no file " + file + ".");
        }
        String objectKey = ObjectKeys.clip(signedIn(), clip, file.getFileName().toString());
        return queue.add(Direction.UP, key, file, objectKey, null, null);
    }

    /// Fetches a video into a folder, under the name that it had.
    public Transfer download(VideoId video, Path folder) {
        Item item = items.require(new EntityKey.Asset(video));
        Asset asset = Asset.of(item);
        String objectKey = inCloud(item, asset.title());
        String name =
                asset.fileName() == null
                        ? objectKey.substring(objectKey.lastIndexOf('/') + 1)
                        : asset.fileName();
        return queue.add(
                Direction.DOWN,
                asset.key(),
                folder.resolve(localName(name)),
                objectKey,
                asset.sizeBytes(),
                asset.sha256());
    }

    /// Fetches a rendered clip to that file.
    public Transfer download(ClipId clip, Path file) {
        EntityKey key = new EntityKey.Clip(clip);
        String objectKey = inCloud(items.require(key), "the clip");
        return queue.add(Direction.DOWN, key, file, objectKey, null, null);
    }

    private static String inCloud(Item item, String title) {
        String key = ItemOutcome.objectKey(item);
        if (key == null) {
            throw new TransferException("'" + title + "' was not uploaded.");
        }
        return key;
    }

    /// Another machine may have named it in ways that lead out of the folder, or that this system
    /// does not take.
    static String localName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[\\x00-\\x1f<>:\"|?*]", "_").strip();
        return plain.matches("\\.*") ? "video" : plain;
    }

    private CreatorId signedIn() {
        CreatorId creator = library.creator();
        if (creator.isLocal()) {
            throw new TransferException("Nobody is signed in to a cloud. Sign in first.");
        }
        return creator;
    }
}
