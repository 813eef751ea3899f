package studio.truss.core.sync;

import studio.truss.core.sync.remote.KeyRange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What a sweep reads, in the order in which the studio wants it: every sort key there can be but
/// platform tokens and the records of machines. The gaps between families are read too, so that
/// what another program keeps there is kept here.
final class Ranges {
    private static final List<String> FAMILIES =
            List.of("METADATA", "ASSET#", "STREAM#", "ANALYTICS#", "CLIP#", "LIVE_CHAT_SPIKE#");
    private static final List<String> SKIPPED = List.of("PLATFORM_TOKEN#", "SYNC#");
    private static final SequencedMap<String, KeyRange> ALL = all();

    private Ranges() {}

    static List<String> names() {
        return List.copyOf(ALL.sequencedKeySet());
    }

    static KeyRange of(String name) {
        KeyRange range = ALL.get(name);
        if (range == null) {
            throw new IllegalArgumentException("no range " + name);
        }
        return range;
    }

    private static SequencedMap<String, KeyRange> all() {
        SequencedMap<String, KeyRange> all = new LinkedHashMap<>();
        FAMILIES.forEach(family -> all.put(family, KeyRange.prefix(family)));
        List<String> sorted = new ArrayList<>(FAMILIES);
        sorted.addAll(SKIPPED);
        Collections.sort(sorted);
        String last = "";
        for (String next : sorted) {
            all.put("<" + next, KeyRange.between(last, next));
            last = next;
        }
        all.put(">" + last, KeyRange.between(last, ""));
        return Collections.unmodifiableSequencedMap(all);
    }
}
