package studio.truss.core.sync.merge;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;

/// Two versions that could not both stand, and which of them does.
///
/// @param field the attribute, or [#WHOLE]
/// @param mine what was written here; of the whole item a map of its attributes
/// @param theirs what the cloud had
/// @param mineStands which of them stands now
/// @param rule why, as a word for the view
/// @param asks whether the user is to look at it; false where nothing that a person wrote lost
public record ConflictNote(
        ItemKey key,
        String field,
        @Nullable AttributeValue base,
        @Nullable AttributeValue mine,
        @Nullable AttributeValue theirs,
        boolean mineStands,
        Rule rule,
        boolean asks,
        String opId) {

    /// Stands for the whole item.
    public static final String WHOLE = "*";

    /// Stands for both bounds of a clip at once; the versions are maps of them.
    public static final String CUT = "startMs,endMs";

    /// What an item has there, as the versions have it; null for nothing.
    public @Nullable AttributeValue in(Item item) {
        return field.equals(CUT) ? Cut.of(item.attributes()).value() : item.get(field);
    }

    /// What has a version stand.
    public Change change(@Nullable AttributeValue version) {
        if (version == null) {
            return Change.remove(field);
        }
        return field.equals(CUT) && version instanceof AttributeValue.M(var bounds)
                ? Change.set(bounds)
                : Change.set(field, version);
    }

    /// Why one version stands.
    public enum Rule {
        /// The later edit.
        LATER,
        /// The cloud's, because nobody knows when it was written.
        UNDATED,
        /// The newer analysis.
        NEWER_ANALYSIS,
        /// The furthest state.
        FURTHEST,
        /// Additions and removals of both sides.
        UNITED,
        /// What is set once stays.
        ONCE,
        /// A deletion stands against an edit.
        DELETED,
        /// The only cut that ends after it starts.
        RANGE,
        /// The same change was undone elsewhere again and again.
        LOOP
    }
}
