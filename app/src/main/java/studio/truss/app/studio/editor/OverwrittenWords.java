package studio.truss.app.studio.editor;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Times;
import studio.truss.core.editing.Overwritten;
import studio.truss.core.library.entity.Clip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Says what somebody else had written where an edit was made, and what stands there now.
record OverwrittenWords(Messages messages) {

    String of(Overwritten each) {
        Clip theirs = each.theirs();
        Clip ours = each.ours();
        Set<String> names = each.names();
        List<String> said = new ArrayList<>();
        if (names.contains("startMs") || names.contains("endMs")) {
            said.add(both("range", range(theirs), range(ours)));
        }
        if (names.contains("title")) {
            said.add(both("title", theirs.title(), ours.title()));
        }
        if (names.contains("description")) {
            said.add(both("description", theirs.description(), ours.description()));
        }
        if (names.contains("hook")) {
            said.add(both("hook", theirs.hook(), ours.hook()));
        }
        if (names.contains("tags")) {
            said.add(both("tags", tags(theirs), tags(ours)));
        }
        if (names.contains("status")) {
            said.add(both("status", status(theirs), status(ours)));
        }
        if (said.isEmpty()) {
            said.add(messages.of("edit.over.framing", ours.title()));
        }
        return messages.of("edit.over", ours.title(), String.join(" ", said));
    }

    private String both(String what, @Nullable String theirs, @Nullable String ours) {
        return messages.of("edit.over." + what, words(theirs), words(ours));
    }

    private String words(@Nullable String text) {
        return text == null || text.isEmpty() ? messages.of("edit.over.empty") : "“" + text + "”";
    }

    private String status(Clip clip) {
        return messages.of("state." + clip.status().name().toLowerCase(Locale.ROOT));
    }

    private static String range(Clip clip) {
        return Times.tenths(clip.startMs()) + " – " + Times.tenths(clip.endMs());
    }

    private static String tags(Clip clip) {
        return String.join(", ", clip.tags());
    }
}
