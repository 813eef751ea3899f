package studio.truss.app.studio.shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.util.LinkedHashMap;
import java.util.Map;

/// What stands in the status bar: on the left whether the work is safe, on the right what is being
/// done. Each part of the program says its own piece, an empty text takes it away. JavaFX thread.
public final class StatusModel {
    private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper(this, "saved", "");
    private final ReadOnlyBooleanWrapper lost = new ReadOnlyBooleanWrapper(this, "lost", false);
    private final ReadOnlyStringWrapper work = new ReadOnlyStringWrapper(this, "work", "");
    private final Map<String, String> pieces = new LinkedHashMap<>();

    /// @param kept said while what the creator does is kept
    /// @param notKept said after a change could not be kept
    public void saved(String kept, String notKept) {
        lost.subscribe(is -> saved.set(is ? notKept : kept));
    }

    /// Whether the last change could be kept.
    public void keeps(boolean well) {
        lost.set(!well);
    }

    /// @param part who speaks, such as `analysis`
    public void work(String part, String words) {
        if (words.isEmpty()) {
            pieces.remove(part);
        } else {
            pieces.put(part, words);
        }
        work.set(String.join("     ", pieces.values()));
    }

    public ReadOnlyStringProperty savedProperty() {
        return saved.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty lostProperty() {
        return lost.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty workProperty() {
        return work.getReadOnlyProperty();
    }
}
