package studio.truss.core.library.sqlite;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.LibraryException;
import studio.truss.core.library.LibraryException.Problem;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Attribute;
import studio.truss.core.library.entity.Catalog;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.Family;
import studio.truss.core.library.item.Item;

import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// What an edit on this machine may not do: change what is set once, put another type, overwrite
/// one, take a step that a status does not have, turn a clip's range around.
final class ChangeRules {
    private static final int SHOWN = 20;

    private ChangeRules() {}

    static void check(
            Family family,
            SortedMap<String, AttributeValue> before,
            Change change,
            SortedMap<String, AttributeValue> after) {
        for (String name : change.names()) {
            Attribute attribute = Catalog.find(family, name);
            AttributeValue value = change.set().get(name);
            if (attribute != null) {
                check(attribute, before.get(name), value);
            }
        }
        if (after.get("status") instanceof AttributeValue.S(String next)
                && before.get("status") instanceof AttributeValue.S(String now)
                && !next.equals(now)
                && !isStep(family, now, next)) {
            throw refused("A step from " + now + " to " + next + " is not possible");
        }
        if (after.get("startMs") instanceof AttributeValue.N start
                && after.get("endMs") instanceof AttributeValue.N end
                && family == Family.CLIP
                && start.value().compareTo(end.value()) >= 0) {
            throw refused("A clip must end after it starts: " + shown(start) + " to " + shown(end));
        }
    }

    /// A number as words have it: another program's may have a hundred digits.
    private static String shown(AttributeValue.N number) {
        String text = number.text();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    /// A new item has every attribute that is not optional, in its type.
    static void checkNew(Item item) {
        for (Attribute attribute : Catalog.of(item.family()).values()) {
            AttributeValue value = item.get(attribute.name());
            if (value == null && !attribute.optional()) {
                throw refused(item.key().sk() + " has no " + attribute.name());
            }
            if (value != null) {
                requireType(attribute, value);
            }
        }
    }

    private static void requireType(Attribute attribute, AttributeValue value) {
        if (!attribute.type().holds(value)) {
            throw refused(
                    attribute.name()
                            + " has the type "
                            + attribute.type()
                            + ", not that of "
                            + value);
        }
    }

    private static void check(
            Attribute attribute, @Nullable AttributeValue before, @Nullable AttributeValue value) {
        String name = attribute.name();
        if (isForeign(attribute, before)) {
            throw refused(
                    name
                            + " was made into something else by another program, so it is kept as"
                            + " it is and cannot be changed here");
        }
        switch (attribute.merge()) {
            case ONCE -> {
                if (before != null) {
                    throw refused(name + " is set once and cannot be changed");
                }
            }
            case STAMP -> throw refused(name + " is set by the library");
            case USER, SET, MACHINE, STATE -> {
                if (value == null && !attribute.optional()) {
                    throw refused(name + " cannot be removed");
                }
            }
        }
        if (value != null) {
            requireType(attribute, value);
        }
    }

    /// The attributes that another program made into something that the library does not know.
    static Set<String> foreign(Item item) {
        return Catalog.of(item.family()).values().stream()
                .filter(attribute -> isForeign(attribute, item.get(attribute.name())))
                .map(Attribute::name)
                .collect(Collectors.toSet());
    }

    /// What was only emptied is not.
    private static boolean isForeign(Attribute attribute, @Nullable AttributeValue value) {
        return value != null
                && !(value instanceof AttributeValue.Null)
                && !attribute.type().holds(value);
    }

    /// A status that another program invented may be left for any that we know.
    private static boolean isStep(Family family, String now, String next) {
        return switch (family) {
            case CLIP -> {
                Clip.Status from = find(Clip.Status.values(), now);
                Clip.Status to = find(Clip.Status.values(), next);
                yield to != null && (from == null || from.mayBecome(to));
            }
            case ASSET -> {
                Asset.Status from = find(Asset.Status.values(), now);
                Asset.Status to = find(Asset.Status.values(), next);
                yield to != null && (from == null || from.mayBecome(to));
            }
            case METADATA,
                    CHAPTERS,
                    STREAM,
                    LIVE_CHAT_SPIKE,
                    ANALYTICS,
                    PLATFORM_TOKEN,
                    MAGIC,
                    SYNC_DEVICE,
                    UNKNOWN ->
                    true;
        };
    }

    private static <E extends Enum<E>> @Nullable E find(E[] states, String word) {
        for (E state : states) {
            if (state.name().equals(word)) {
                return state;
            }
        }
        return null;
    }

    private static LibraryException refused(String why) {
        return new LibraryException(Problem.REFUSED, why + ".");
    }
}
