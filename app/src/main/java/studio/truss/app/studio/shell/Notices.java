package studio.truss.app.studio.shell;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The notices that are shown now, oldest first. JavaFX thread.
public final class Notices {
    private static final int MOST = 4;

    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    // kept: a view that nobody holds is collected, and its listeners with it
    private final ObservableList<Notice> shownView =
            FXCollections.unmodifiableObservableList(shown);

    /// Shows a notice; the same words are not shown twice, and the oldest gives way to a fifth.
    public void add(Notice notice) {
        shown.removeIf(other -> other.words().equals(notice.words()));
        while (shown.size() >= MOST) {
            shown.removeFirst();
        }
        shown.add(notice);
    }

    public void remove(Notice notice) {
        shown.remove(notice);
    }

    public ObservableList<Notice> shown() {
        return shownView;
    }
}
