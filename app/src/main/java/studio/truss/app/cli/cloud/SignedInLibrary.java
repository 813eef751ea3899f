package studio.truss.app.cli.cloud;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.library.Author;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Profile;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.sqlite.LibraryFolder;
import studio.truss.platform.aws.signin.Session;

/// Makes the library of this machine that of whoever has just signed in.
record SignedInLibrary(AppGraph graph, Terminal terminal) {
    void welcome(Session session) {
        LibraryFolder.Adopted adopted = graph.libraries().adopt(session.creator());
        Library library = graph.library();
        library.edit(
                Profile.class,
                new EntityKey.Profile(),
                profile -> withEmail(profile, session.email()),
                Author.CREATOR);
        String name = session.email().isEmpty() ? session.creator().value() : session.email();
        terminal.note("Signed in as " + name + ".");
        switch (adopted) {
            case TAKEN_OVER ->
                    terminal.note(
                            "The library of this machine is yours now; "
                                    + library.pendingChanges()
                                    + " changes wait to be mirrored.");
            case SWITCHED -> terminal.note("Your own library is open on this machine now.");
            case SAME -> {}
        }
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
