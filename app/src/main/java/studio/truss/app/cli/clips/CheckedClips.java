package studio.truss.app.cli.clips;

import studio.truss.core.clips.ClipMaker.Planned;
import studio.truss.core.clips.ClipResult;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Clips that were looked at before they are rendered.
///
/// @param all in the order of the moments
/// @param refused why some of them are not rendered, in sentences
record CheckedClips(List<Planned> all, Map<Planned, String> refused) {
    static CheckedClips of(List<Planned> all, RenderChecks checks) {
        Map<Planned, String> refused = new HashMap<>();
        for (Planned one : all) {
            checks.stops(one.request()).ifPresent(words -> refused.put(one, words));
        }
        return new CheckedClips(all, refused);
    }

    /// Those that are to be rendered.
    List<Planned> passed() {
        return all.stream().filter(one -> !refused.containsKey(one)).toList();
    }

    /// What came of all of them.
    ///
    /// @param made of those that passed, in their order
    List<ClipResult> results(List<ClipResult> made) {
        Iterator<ClipResult> next = made.iterator();
        List<ClipResult> results = new ArrayList<>();
        for (Planned one : all) {
            String words = refused.get(one);
            results.add(words == null ? next.next() : one.refused(words));
        }
        return results;
    }
}
