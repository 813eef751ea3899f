package studio.truss.core.transfer;

import studio.truss.core.library.Library;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.transfer.Transfer.Direction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Asks for every rendered clip that is not in the bucket as it was rendered last. Any thread.
public final class RenderedUploads {
    private final Library library;
    private final TransferQueue queue;
    private final TransferOrders orders;

    public RenderedUploads(Library library, TransferQueue queue) {
        this.library = library;
        this.queue = queue;
        this.orders = new TransferOrders(library, queue);
    }

    /// @return what was asked for now
    /// @throws TransferException when nobody is signed in
    public List<Transfer> ask() {
        Map<EntityKey, Instant> asked = new HashMap<>();
        for (Transfer each : queue.list()) {
            if (each.direction() == Direction.UP) {
                asked.merge(each.item(), each.createdAt(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        List<Transfer> now = new ArrayList<>();
        Map<String, ClipId> order = new TreeMap<>();
        Map<ClipId, RenderedFiles.Rendered> rendered = new RenderedFiles(library).all();
        rendered.keySet().forEach(clip -> order.put(clip.value(), clip));
        for (ClipId clip : order.values()) {
            EntityKey key = new EntityKey.Clip(clip);
            Item item = library.get(key);
            RenderedFiles.Rendered file = rendered.get(clip);
            if (item == null || file == null) {
                continue;
            }
            Instant before = asked.get(key);
            boolean there =
                    before == null
                            ? ItemOutcome.objectKey(item) != null
                            : !before.isBefore(file.at());
            if (!there) {
                now.add(orders.upload(clip, file.file()));
            }
        }
        return now;
    }
}
