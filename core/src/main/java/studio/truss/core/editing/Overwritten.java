package studio.truss.core.editing;

import studio.truss.core.library.entity.Clip;

import java.util.Set;

/// An edit took the place of what somebody else had written since the clip was shown. Undo brings
/// that back.
///
/// @param names the attributes that both changed
/// @param theirs the clip as somebody else left it
/// @param ours as it is now
public record Overwritten(Set<String> names, Clip theirs, Clip ours) {
    public Overwritten {
        names = Set.copyOf(names);
    }
}
