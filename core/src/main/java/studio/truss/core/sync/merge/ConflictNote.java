package studio.truss.core.sync.merge;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
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
        /// The same change was undone elsewhere again and again.
        LOOP
    }
}
