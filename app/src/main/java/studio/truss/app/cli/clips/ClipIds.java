package studio.truss.app.cli.clips;

import studio.truss.app.cli.console.CommandFailure;
import studio.truss.core.library.item.ClipId;

/// Reads the ids of clips that a person typed.
public final class ClipIds {
    private ClipIds() {}

    public static ClipId of(String typed) {
        String id = typed.startsWith("CLIP#") ? typed.substring("CLIP#".length()) : typed;
        if (id.isBlank() || id.indexOf('#') >= 0) {
            throw CommandFailure.usage(
                    "'%s' is no id of a clip; 'truss moments' lists them.".formatted(typed));
        }
        return new ClipId(id);
    }
}
