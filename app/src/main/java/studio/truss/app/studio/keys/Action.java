package studio.truss.app.studio.keys;

import java.util.List;

/// Something that a key does. Its words stand in the messages as `action.ID`.
///
/// @param id such as `play.toggle`
/// @param group heading in the shortcut sheet, `group.GROUP` in the messages
/// @param keys as JavaFX writes key combinations, such as `Shift+Left`; the creator may change them
public record Action(String id, String group, List<String> keys) {
    public Action {
        keys = List.copyOf(keys);
    }

    public static Action of(String id, String group, String... keys) {
        return new Action(id, group, List.of(keys));
    }
}
