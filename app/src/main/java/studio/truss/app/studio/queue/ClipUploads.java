package studio.truss.app.studio.queue;

import javafx.beans.value.ObservableBooleanValue;

import studio.truss.core.library.item.ClipId;

/// Brings rendered clips to the creator's cloud. JavaFX thread.
public interface ClipUploads {
    /// Whether there is a bucket that the creator is signed in to.
    ObservableBooleanValue availableProperty();

    void upload(ClipId clip);
}
