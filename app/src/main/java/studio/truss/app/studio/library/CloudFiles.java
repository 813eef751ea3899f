package studio.truss.app.studio.library;

import studio.truss.core.library.entity.Asset;

/// The files of videos in the creator's cloud. JavaFX thread.
public interface CloudFiles {
    /// Whether there is a bucket that the creator is signed in to.
    boolean available();

    void upload(Asset asset);

    /// Fetches a video that was uploaded, onto this machine.
    void fetch(Asset asset);
}
