package studio.truss.core.sync;

import com.github.f4b6a3.ulid.UlidCreator;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.Author;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.entity.Catalog;
import studio.truss.core.library.entity.Entity;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.StreamId;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.merge.ConflictNote;
import studio.truss.core.sync.sqlite.Conflict;
import studio.truss.core.sync.sqlite.ConflictTable;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// What could not both stand, for the user to look at. Choosing the other version is an edit like
/// any other: it goes to the cloud in its turn.
public final class Conflicts {
    private final SqliteLibrary library;
    private final Clock clock;

    public Conflicts(SqliteLibrary library, Clock clock) {
        this.library = library;
        this.clock = clock;
    }

    public List<Conflict> open() {
        return library.database().read(session -> new ConflictTable(session).open());
    }

    /// Those too that the user has looked at, or need not.
    public List<Conflict> all() {
        return library.database().read(session -> new ConflictTable(session).all());
    }

    /// Which version stands today: an edit since, here or elsewhere, may have replaced both.
    public enum Stands {
        MINE,
        THEIRS,
        NEITHER
    }

    public Stands stands(Conflict conflict) {
        ConflictNote note = conflict.note();
        Stands then = note.mineStands() ? Stands.MINE : Stands.THEIRS;
        if (note.field().equals(ConflictNote.WHOLE)) {
            return then;
        }
        AttributeValue now = now(conflict);
        if (Objects.equals(now, note.mineStands() ? note.mine() : note.theirs())) {
            return then;
        }
        return Objects.equals(now, note.mine())
                ? Stands.MINE
                : Objects.equals(now, note.theirs()) ? Stands.THEIRS : Stands.NEITHER;
    }

    /// What the field of a conflict has today; null for nothing.
    public @Nullable AttributeValue now(Conflict conflict) {
        Item item = library.get(Keys.read(conflict.note().key()));
        return item == null ? null : conflict.note().in(item);
    }

    /// Lets one version stand. What was written since and gives way to it is kept as a settled
    /// conflict of its own.
    ///
    /// @return the key of the item that has it now; null where it is deleted and stays so
    /// @throws LibraryException `MISSING` where there is no such conflict or no such item any more,
    ///   `REFUSED` where it is settled
    public @Nullable EntityKey resolve(String id, boolean mine) {
        Conflict conflict =
                library.database().<@Nullable Conflict>read(s -> new ConflictTable(s).find(id));
        if (conflict == null) {
            throw new LibraryException(
                    LibraryException.Problem.MISSING,
                    "There is no conflict " + id + ". truss conflicts lists them.");
        }
        if (library.database().read(session -> new ConflictTable(session).settled(id))) {
            throw new LibraryException(
                    LibraryException.Problem.REFUSED,
                    "The conflict "
                            + id
                            + " is settled already. What stands now is changed by editing it.");
        }
        ConflictNote note = conflict.note();
        EntityKey key = Keys.read(note.key());
        EntityKey result =
                note.field().equals(ConflictNote.WHOLE)
                        ? whole(key, note, mine)
                        : field(key, conflict, mine ? note.mine() : note.theirs());
        library.database()
                .write(session -> {
                    new ConflictTable(session).resolve(id, mine);
                    return id;
                });
        return result;
    }

    private EntityKey field(EntityKey key, Conflict conflict, @Nullable AttributeValue chosen) {
        ConflictNote note = conflict.note();
        Item now = library.get(key);
        if (now == null) {
            throw new LibraryException(
                    LibraryException.Problem.MISSING,
                    "The item of this conflict is deleted. Nothing was changed.");
        }
        if (stands(conflict) == Stands.NEITHER) {
            AttributeValue since = note.in(now);
            library.database()
                    .write(session -> {
                        new ConflictTable(session)
                                .add(givesWay(note, chosen, since), clock.millis());
                        return since;
                    });
        }
        if (!Objects.equals(note.in(now), chosen)) {
            library.update(key, note.change(chosen), Author.CREATOR);
        }
        return key;
    }

    private static ConflictNote givesWay(
            ConflictNote note, @Nullable AttributeValue chosen, @Nullable AttributeValue since) {
        return new ConflictNote(
                note.key(),
                note.field(),
                note.base(),
                chosen,
                since,
                true,
                ConflictNote.Rule.LATER,
                false,
                note.opId());
    }

    /// An edit and a deletion met: what the deletion took away can come back under a new id.
    private @Nullable EntityKey whole(EntityKey key, ConflictNote note, boolean mine) {
        AttributeValue chosen = mine ? note.mine() : note.theirs();
        if (!(chosen instanceof AttributeValue.M(SortedMap<String, AttributeValue> attributes))) {
            return null;
        }
        TreeMap<String, AttributeValue> known = new TreeMap<>(attributes);
        TreeMap<String, AttributeValue> foreign = new TreeMap<>(attributes);
        known.keySet().retainAll(Catalog.of(key.family()).keySet());
        foreign.keySet().removeAll(Catalog.of(key.family()).keySet());
        foreign.remove(Writes.VERSION);
        foreign.remove(Writes.OP);
        EntityKey fresh = fresh(key, known);
        library.create(Entity.of(Item.of(Keys.of(library.creator(), fresh), known)));
        if (!foreign.isEmpty()) {
            library.update(fresh, Change.set(foreign), Author.CREATOR);
        }
        return fresh;
    }

    private EntityKey fresh(EntityKey key, Map<String, AttributeValue> attributes) {
        String id = UlidCreator.getUlid(clock.millis()).toString();
        return switch (key) {
            case EntityKey.Clip k -> {
                attributes.put("clipId", AttributeValue.text(id));
                yield new EntityKey.Clip(ClipId.of(id));
            }
            case EntityKey.Asset k -> {
                attributes.put("videoId", AttributeValue.text(id));
                yield new EntityKey.Asset(VideoId.of(id));
            }
            case EntityKey.Stream k -> {
                attributes.put("streamId", AttributeValue.text(id));
                yield new EntityKey.Stream(StreamId.of(id));
            }
            default -> key;
        };
    }
}
