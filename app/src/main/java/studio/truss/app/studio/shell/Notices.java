package studio.truss.app.studio.shell;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The notices that are neither closed nor solved, oldest first. JavaFX thread.
public final class Notices {
    private static final int MOST = 200; // more than a person reads; the oldest gives way

    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    // kept: a view that nobody holds is collected, and its listeners with it
    private final ObservableList<Notice> shownView =
            FXCollections.unmodifiableObservableList(shown);

    /// Shows a notice; of the same words or the same topic only the last is kept.
    public void add(Notice notice) {
        shown.removeIf(other ->
                other.words().equals(notice.words())
                        || (other.topic() != null && other.topic().equals(notice.topic())));
        if (shown.size() >= MOST) {
            shown.removeFirst();
        }
        shown.add(notice);
    }

    public void remove(Notice notice) {
        shown.remove(notice);
    }

    /// What was said about a topic is so no more.
    public void solved(String topic) {
        shown.removeIf(notice -> topic.equals(notice.topic()));
    }

    void clear() {
        shown.clear();
    }

    public ObservableList<Notice> shown() {
        return shownView;
    }
}
