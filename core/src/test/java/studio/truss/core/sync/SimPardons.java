package studio.truss.core.sync;

import studio.truss.core.library.item.Family;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.sqlite.Conflict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the oracle does not hold against a machine, because no machine could do better. Each pardon
/// is as narrow as what happened:
///
/// - A copied or put-back file sends again what waited in it. Of those keys alone, an item may come
///   back (I4), so that a deletion is undone (I2), an edit may count twice (I6), after one that was
///   made later (I11), and one that was given up may turn out to be there (I7).
/// - A file that was put back has lost the edits made after it was kept (I2); what stood in it then
///   as a conflict still counts as said.
/// - A table that was put back has undone what counted before (I6 begins anew), and what a machine
///   was told of requests before that no longer holds (I7). What waited then may have been there
///   before, and is sent again. A deletion of what the web had deleted already leaves no trace in
///   the table, so that nobody can tell an item that came back with it from one that the web made
///   anew (I2). Nothing else: a machine whose last write the table has lost must notice and delete
///   nothing for it (I9).
/// - A machine that the creator lets rejoin makes anew all that it has and the table has not while
///   it rejoins (I4, I6), also what another deleted while it was lost (I2): nobody can tell what
///   was lost from what was deleted. The creator's profile every machine makes anew.
/// - A request that was refused for the state of an item, and whose second copy a network delivered
///   after that state had come back, counts although its sender was told otherwise. Where another
///   then wrote over it, its sender keeps its text as a conflict (I7).
final class SimPardons {
    private record Back(int from, int to) {}

    private final Set<ItemKey> mayReturn = new HashSet<>();
    private final Set<ItemKey> sentByTwo = new HashSet<>();
    private final Set<ItemKey> refusedThenThere = new HashSet<>();
    private final Map<ItemKey, Integer> cameBack = new HashMap<>();
    private final Set<String> behind = new HashSet<>();
    private final Set<String> rejoining = new HashSet<>();
    private final Map<String, Back> backs = new HashMap<>();
    private final Map<String, List<Conflict>> conflicts = new HashMap<>();
    private final Map<String, Integer> noGhostBefore = new HashMap<>();
    private int noGhostAtAllBefore = -1;

    void cameAgain(Set<ItemKey> keys) {
        refusedThenThere.addAll(keys);
    }

    void sentByTwo(Set<ItemKey> keys) {
        sentByTwo.addAll(keys);
    }

    void putBack(SimDesktop desktop, Set<ItemKey> waiting, int from, int to) {
        sentByTwo.addAll(waiting);
        backs.put(desktop.name, new Back(from, to));
        conflicts.computeIfAbsent(desktop.name, n -> new ArrayList<>()).addAll(desktop.conflicts());
        noGhostBefore.put(desktop.name, to);
    }

    void behind(String desktop) {
        behind.add(desktop);
    }

    /// An item is there again with a table that was put back.
    void cameBack(ItemKey key, int at) {
        cameBack.put(key, at);
    }

    /// Whether that machine must not take an item for deleted that the table has lost.
    boolean isKept(String desktop, ItemKey key) {
        return behind.contains(desktop) && Keys.read(key).family() != Family.METADATA;
    }

    void noGhostBefore(int at) {
        noGhostAtAllBefore = at;
    }

    void rejoins(String desktop, Set<ItemKey> has, int at) {
        behind.remove(desktop);
        mayReturn.addAll(has);
        noGhostBefore.put(desktop, at);
    }

    void rejoining(String desktop, boolean now) {
        if (now) {
            rejoining.add(desktop);
        } else {
            rejoining.remove(desktop);
        }
    }

    boolean mayReturn(String desktop, ItemKey key) {
        return rejoining.contains(desktop)
                || mayReturn.contains(key)
                || sentByTwo.contains(key)
                || Keys.read(key).family() == Family.METADATA;
    }

    boolean twice(String desktop, ItemKey key) {
        return rejoining.contains(desktop) || sentByTwo.contains(key) || mayReturn.contains(key);
    }

    boolean takenBack(SimOracle.Edit edit) {
        Back back = backs.get(edit.desktop());
        boolean put = back != null && edit.at() >= back.from() && edit.at() <= back.to();
        boolean comesBack =
                mayReturn.contains(edit.key())
                        || sentByTwo.contains(edit.key())
                        || edit.at() <= cameBack.getOrDefault(edit.key(), -1);
        return put || (edit.value() == null && comesBack);
    }

    boolean outOfOrder(SimOracle.Edit edit) {
        return sentByTwo.contains(edit.key());
    }

    boolean ghost(SimOracle.Edit edit) {
        return sentByTwo.contains(edit.key())
                || refusedThenThere.contains(edit.key())
                || edit.at() <= noGhostAtAllBefore
                || edit.at() <= noGhostBefore.getOrDefault(edit.desktop(), -1);
    }

    List<Conflict> conflicts(String desktop) {
        return conflicts.getOrDefault(desktop, List.of());
    }
}
