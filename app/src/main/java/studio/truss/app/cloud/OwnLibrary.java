package studio.truss.app.cloud;

import studio.truss.app.AppGraph;
import studio.truss.core.library.Author;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Profile;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.sqlite.LibraryFolder;
import studio.truss.platform.aws.signin.Session;

/// The library of whoever has signed in.
public final class OwnLibrary {
    private OwnLibrary() {}

    /// What came of it.
    ///
    /// @param pending how many changes wait for the cloud
    public record Opened(LibraryFolder.Adopted adopted, int pending) {}

    /// Makes it the one of this machine, and notes the address in it.
    public static Opened open(AppGraph graph, Session session) {
        LibraryFolder.Adopted adopted = graph.adopt(session.creator());
        Library library = graph.library();
        library.edit(
                Profile.class,
                new EntityKey.Profile(),
                profile -> withEmail(profile, session.email()),
                Author.CREATOR);
        return new Opened(adopted, library.pendingChanges());
    }

    private static Profile withEmail(Profile profile, String email) {
        return email.isEmpty()
                ? profile
                : new Profile(
                        profile.userId(),
                        email,
                        profile.displayName(),
                        profile.createdAt(),
                        profile.schemaVersion(),
                        profile.settings());
    }
}
