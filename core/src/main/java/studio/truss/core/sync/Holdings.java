package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.Family;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.remote.KeyRange;
import studio.truss.core.sync.remote.RemoteStore;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How much a library or a partition holds, for somebody who is asked whether the two are to be
/// one.
///
/// @param videos how many; at least so many where there are `more`
/// @param clips as the videos
/// @param others streams, chat peaks and days of figures
/// @param more whether it was not counted to the end
public record Holdings(long videos, long clips, long others, boolean more) {
    private static final int PAGE = 1_000;
    private static final List<String> COUNTED =
            List.of("ASSET#", "CLIP#", "STREAM#", "LIVE_CHAT_SPIKE#", "ANALYTICS#");

    public boolean isEmpty() {
        return videos + clips + others == 0;
    }

    /// What a library holds.
    public static Holdings of(SqliteLibrary library) {
        return library.database()
                .read(session -> {
                    String count = "SELECT count(*) FROM item WHERE gone = 0 AND family ";
                    return new Holdings(
                            session.number(count + "= 'ASSET'"),
                            session.number(count + "= 'CLIP'"),
                            session.number(count + "IN ('STREAM', 'LIVE_CHAT_SPIKE', 'ANALYTICS')"),
                            false);
                });
    }

    /// What a partition holds, by at most one page of each family.
    public static Holdings of(RemoteStore table, CreatorId creator) {
        long videos = 0;
        long clips = 0;
        long others = 0;
        boolean more = false;
        for (String prefix : COUNTED) {
            RemoteStore.Page page = table.query(request(creator, prefix, null, false));
            more |= page.next() != null;
            for (Item item : page.items()) {
                switch (item.family()) {
                    case ASSET -> videos++;
                    case CLIP -> clips++;
                    default -> others++;
                }
            }
        }
        return new Holdings(videos, clips, others, more);
    }

    /// The videos of a partition whose content is one of these, read strongly a page at a time.
    public static List<Item> videos(RemoteStore table, CreatorId creator, Set<String> sha256) {
        List<Item> found = new ArrayList<>();
        ItemKey after = null;
        do {
            RemoteStore.Page page = table.query(request(creator, "ASSET#", after, true));
            for (Item item : page.items()) {
                if (item.family() == Family.ASSET
                        && item.get("sha256") instanceof AttributeValue.S(String content)
                        && sha256.contains(content)) {
                    found.add(item);
                }
            }
            after = page.next();
        } while (after != null);
        return found;
    }

    private static RemoteStore.PageRequest request(
            CreatorId creator, String prefix, @Nullable ItemKey after, boolean consistent) {
        return new RemoteStore.PageRequest(
                Keys.partition(creator), KeyRange.prefix(prefix), after, PAGE, consistent);
    }
}
