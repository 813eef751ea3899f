package studio.truss.core.transfer;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.Author;
import studio.truss.core.library.Library;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;

import java.io.IOException;
import java.nio.file.Path;

/// What a finished transfer means for its item: the mirror carries it on like any machine's result.
final class ItemOutcome {
    private static final String OBJECT_KEY = "objectKey";
    private static final String STATUS = "status";

    private final Library library;

    ItemOutcome(Library library) {
        this.library = library;
    }

    /// @throws TransferException when the item is gone
    Item require(EntityKey key) {
        Item item = library.get(key);
        if (item == null) {
            throw new TransferException("It was deleted from the library meanwhile.");
        }
        return item;
    }

    /// The hash that a video was imported with; null for one without, and for clips.
    static @Nullable String sha256(Item item) {
        return item.get("sha256") instanceof AttributeValue.S(String hash) ? hash : null;
    }

    static @Nullable String objectKey(Item item) {
        return item.get(OBJECT_KEY) instanceof AttributeValue.S(String key) ? key : null;
    }

    /// A new video becomes an uploaded one in one step: while it stood as being uploaded, no
    /// analysis of it could begin or end.
    void uploaded(EntityKey key, String objectKey) {
        Item item = require(key);
        Change change = Change.set(OBJECT_KEY, AttributeValue.text(objectKey));
        if (key instanceof EntityKey.Asset
                && item.get(STATUS) instanceof AttributeValue.S(String status)
                && (status.equals(Asset.Status.NEW.name())
                        || status.equals(Asset.Status.UPLOADING.name()))) {
            AttributeValue uploaded = AttributeValue.text(Asset.Status.UPLOADED.name());
            change = change.then(Change.set(STATUS, uploaded));
        }
        library.update(key, change, Author.MACHINE);
    }

    /// The video's bytes lie on this machine from now on.
    void downloaded(EntityKey key, Path file) throws IOException {
        if (key instanceof EntityKey.Asset asset) {
            library.sourceSeen(asset.id(), SourceFile.of(file));
        }
    }
}
