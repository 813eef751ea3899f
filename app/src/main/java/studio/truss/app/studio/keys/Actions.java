package studio.truss.app.studio.keys;

import java.util.List;

/// All actions of the studio, with the keys that a hand knows from other editors.
public final class Actions {
    private static final List<Action> ALL =
            List.of(
                    Action.of("play.toggle", "playback", "Space"),
                    Action.of("play.pause", "playback", "K"),
                    Action.of("play.forward", "playback", "L"),
                    Action.of("play.back", "playback", "J"),
                    Action.of("play.loop", "playback", "/", "\\"),
                    Action.of("play.mute", "playback", "V"),
                    Action.of("step.frame.back", "playback", "Left", ","),
                    Action.of("step.frame.ahead", "playback", "Right", "."),
                    Action.of("step.second.back", "playback", "Shift+Left"),
                    Action.of("step.second.ahead", "playback", "Shift+Right"),
                    Action.of("step.five.back", "playback", "PageUp"),
                    Action.of("step.five.ahead", "playback", "PageDown"),
                    Action.of("go.start", "playback", "Home"),
                    Action.of("go.end", "playback", "End"),
                    Action.of("moment.previous", "moments", "Up"),
                    Action.of("moment.next", "moments", "Down"),
                    Action.of("moment.approve", "moments", "A"),
                    Action.of("moment.reject", "moments", "R"),
                    Action.of("moment.delete", "moments", "Delete"),
                    Action.of("moment.all", "moments", "Shortcut+A"),
                    Action.of("moment.rename", "moments", "F2"),
                    Action.of("moment.why", "moments", "W"),
                    Action.of("moment.promote", "moments", "P"),
                    Action.of("trim.in", "trim", "I"),
                    Action.of("trim.out", "trim", "O"),
                    Action.of("go.in", "trim", "Shift+I"),
                    Action.of("go.out", "trim", "Shift+O"),
                    Action.of("marker.add", "trim", "M"),
                    Action.of("chapter.add", "timeline", "Shift+M"),
                    Action.of("chapter.rename", "timeline", "Shift+F2"),
                    Action.of("chapter.delete", "timeline", "Shift+Delete"),
                    Action.of("crop.camera", "trim", "C"),
                    Action.of("snap.toggle", "timeline", "S", "N"),
                    Action.of("zoom.in", "timeline", "+", "="),
                    Action.of("zoom.out", "timeline", "-"),
                    Action.of("zoom.fit", "timeline", "0", "Shift+Z"),
                    Action.of("zoom.moment", "timeline", "Z"),
                    Action.of("edit.undo", "edit", "Shortcut+Z"),
                    Action.of("edit.redo", "edit", "Shortcut+Shift+Z", "Shortcut+Y"),
                    Action.of("render.approved", "edit", "Shortcut+R"),
                    Action.of("export", "edit", "Shortcut+E"),
                    Action.of("render.chosen", "edit", "Shortcut+Shift+R"),
                    Action.of("screen.library", "window", "Shortcut+1"),
                    Action.of("screen.editor", "window", "Shortcut+2"),
                    Action.of("screen.queue", "window", "Shortcut+3"),
                    Action.of("screen.account", "window", "Shortcut+4"),
                    Action.of("screen.settings", "window", "Shortcut+Comma"),
                    Action.of("inspect.why", "window", "Alt+1"),
                    Action.of("inspect.crop", "window", "Alt+2"),
                    Action.of("inspect.captions", "window", "Alt+3"),
                    Action.of("inspect.details", "window", "Alt+4"),
                    Action.of("inspect.chapters", "window", "Alt+5"),
                    Action.of("inspect.gemini", "window", "Alt+6"),
                    Action.of("import", "window", "Shortcut+O"),
                    Action.of("import.paste", "window", "Shortcut+V"),
                    Action.of("search", "window", "Shortcut+F"),
                    Action.of("help.keys", "window", "?", "F1"));

    private Actions() {}

    public static List<Action> all() {
        return ALL;
    }
}
