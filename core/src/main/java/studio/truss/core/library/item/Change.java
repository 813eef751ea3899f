package studio.truss.core.library.item;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A partial update: the attributes that get a value and those that go. All others stay as they
/// are, known or not.
public record Change(SortedMap<String, AttributeValue> set, SortedSet<String> remove) {
    public Change {
        set = AttributeValue.sortedByName(set);
        remove = Collections.unmodifiableSortedSet(new TreeSet<>(remove));
        if (!Collections.disjoint(set.keySet(), remove)) {
            throw new IllegalArgumentException("set and removed at once: " + set + " " + remove);
        }
    }

    public static Change none() {
        return of(Map.of(), Set.of());
    }

    public static Change set(String name, AttributeValue value) {
        return of(Map.of(name, value), Set.of());
    }

    public static Change set(Map<String, ? extends AttributeValue> values) {
        return of(values, Set.of());
    }

    public static Change remove(String name) {
        return of(Map.of(), Set.of(name));
    }

    public static Change of(Map<String, ? extends AttributeValue> set, Set<String> remove) {
        return new Change(AttributeValue.sortedByName(set), new TreeSet<>(remove));
    }

    /// What turns `before` into `after`.
    public static Change between(
            Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
        TreeMap<String, AttributeValue> set = new TreeMap<>();
        after.forEach((name, value) -> {
            if (!value.equals(before.get(name))) {
                set.put(name, value);
            }
        });
        TreeSet<String> remove = new TreeSet<>(before.keySet());
        remove.removeAll(after.keySet());
        return of(set, remove);
    }

    /// Both one after the other, as one.
    public Change then(Change next) {
        TreeMap<String, AttributeValue> both = new TreeMap<>(set);
        both.keySet().removeAll(next.remove);
        both.putAll(next.set);
        TreeSet<String> gone = new TreeSet<>(remove);
        gone.addAll(next.remove);
        gone.removeAll(next.set.keySet());
        return of(both, gone);
    }

    /// Without what it does to some attributes.
    public Change without(Set<String> names) {
        TreeMap<String, AttributeValue> rest = new TreeMap<>(set);
        rest.keySet().removeAll(names);
        TreeSet<String> gone = new TreeSet<>(remove);
        gone.removeAll(names);
        return of(rest, gone);
    }

    public SortedMap<String, AttributeValue> apply(Map<String, AttributeValue> attributes) {
        TreeMap<String, AttributeValue> result = new TreeMap<>(attributes);
        remove.forEach(result::remove);
        result.putAll(set);
        return AttributeValue.sortedByName(result);
    }

    public List<String> names() {
        List<String> names = new ArrayList<>(set.keySet());
        names.addAll(remove);
        return names;
    }

    public boolean isEmpty() {
        return set.isEmpty() && remove.isEmpty();
    }
}
