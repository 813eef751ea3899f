package studio.truss.app.studio.keys;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which key does what: the usual keys, with what the creator has changed. Where two actions ask
/// for one key, a changed one gets it before a usual one, then the first in [Actions#all].
/// Immutable.
public final class Keymap {
    private final Map<String, List<Stroke>> strokes = new LinkedHashMap<>();
    private final Map<Stroke, String> actions = new LinkedHashMap<>();

    /// @param changed keys by action id, in place of the usual; what cannot be read is left out
    public Keymap(Map<String, List<String>> changed) {
        for (Action action : Actions.all()) {
            List<Stroke> own = new ArrayList<>();
            for (String text : changed.getOrDefault(action.id(), action.keys())) {
                try {
                    own.add(Stroke.parse(text));
                } catch (IllegalArgumentException e) {
                    // a settings file from elsewhere names a key that this keyboard does not know
                }
            }
            strokes.put(action.id(), List.copyOf(own));
        }
        // a changed key wins over the usual owner of the same key
        strokes.forEach((id, own) -> {
            if (changed.containsKey(id)) {
                own.forEach(stroke -> actions.putIfAbsent(stroke, id));
            }
        });
        strokes.forEach((id, own) -> own.forEach(stroke -> actions.putIfAbsent(stroke, id)));
    }

    /// The action of a key, null for none.
    public @Nullable String action(Stroke stroke) {
        return actions.get(stroke);
    }

    /// The keys of an action, those left out that another action has taken.
    public List<Stroke> strokes(String action) {
        return strokes.getOrDefault(action, List.of()).stream()
                .filter(stroke -> action.equals(actions.get(stroke)))
                .toList();
    }

    /// The keys that an action asks for, with those that another has taken.
    public List<Stroke> asked(String action) {
        return strokes.getOrDefault(action, List.of());
    }

    /// The other actions that ask for a key which this one asks for too, by key; in the order of
    /// [Actions#all].
    public Map<Stroke, List<String>> rivals(String action) {
        Map<Stroke, List<String>> rivals = new LinkedHashMap<>();
        for (Stroke stroke : asked(action)) {
            List<String> others =
                    strokes.entrySet().stream()
                            .filter(other -> !other.getKey().equals(action))
                            .filter(other -> other.getValue().contains(stroke))
                            .map(Map.Entry::getKey)
                            .toList();
            if (!others.isEmpty()) {
                rivals.put(stroke, others);
            }
        }
        return rivals;
    }

    /// The first key of an action as printed on the keyboard; empty where it has none.
    public String words(String action) {
        boolean mac = System.getProperty("os.name", "").startsWith("Mac");
        return strokes(action).stream().findFirst().map(s -> s.words(mac)).orElse("");
    }
}
