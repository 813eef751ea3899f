package studio.truss.app.cloud;

import studio.truss.app.AppGraph;
import studio.truss.core.library.Author;
import studio.truss.core.library.Library;
import studio.truss.core.library.LibraryIndex;
import studio.truss.core.library.VideoSummary;
import studio.truss.core.library.entity.Profile;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.sqlite.LibraryFolder;
import studio.truss.core.sync.Holdings;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.platform.aws.AnswerDates;
import studio.truss.platform.aws.CreatorTable;
import studio.truss.platform.aws.signin.Account;
import studio.truss.platform.aws.signin.Session;
import studio.truss.platform.aws.signin.SignInException;
import studio.truss.platform.aws.stack.CloudConfig;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The library of whoever has signed in, and what a first sign-in meets: this machine's own library
/// and a partition that is not empty are made one only when the creator says so.
public final class OwnLibrary {
    private OwnLibrary() {}

    /// What the creator is asked about: neither is empty.
    public record Question(Holdings here, Holdings there) {}

    /// What becomes of this machine's own library.
    public sealed interface Answer {
        /// It is the creator's from now on.
        ///
        /// @param theirs the partition's videos that are here too
        record Merge(List<Item> theirs) implements Answer {
            public Merge {
                theirs = List.copyOf(theirs);
            }
        }

        /// It stays for itself.
        record Apart() implements Answer {}
    }

    /// Looks whether there is something to be asked; at the network only where there may be.
    ///
    /// @throws RemoteException when the cloud cannot be looked at
    public static Optional<Question> question(
            AppGraph graph, CloudConfig config, Account account, CreatorId creator) {
        if (!graph.libraries().wouldTakeOver(creator)) {
            return Optional.empty();
        }
        Holdings here = Holdings.of(graph.library());
        if (here.isEmpty()) {
            return Optional.empty();
        }
        try (CreatorTable table = table(graph, config, account)) {
            Holdings there = Holdings.of(table, creator);
            return there.isEmpty() ? Optional.empty() : Optional.of(new Question(here, there));
        }
    }

    /// Finds which of this machine's videos the partition has too.
    ///
    /// @throws RemoteException when the cloud cannot be looked at
    public static Answer.Merge merging(
            AppGraph graph, CloudConfig config, Account account, CreatorId creator) {
        if (!graph.libraries().wouldTakeOver(creator)) {
            return new Answer.Merge(List.of());
        }
        LibraryIndex index = graph.library().index();
        Set<String> here =
                index.videos().stream()
                        .map(VideoSummary::asset)
                        .map(asset -> asset.sha256())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        if (here.isEmpty()) {
            return new Answer.Merge(List.of());
        }
        try (CreatorTable table = table(graph, config, account)) {
            return new Answer.Merge(Holdings.videos(table, creator, here));
        }
    }

    private static CreatorTable table(AppGraph graph, CloudConfig config, Account account) {
        AnswerDates unread = (sent, date, received) -> {};
        return CreatorTable.open(config, account, graph.clock(), unread);
    }

    /// What is said where the cloud cannot be looked at.
    public static SignInException unlooked(RemoteException e) {
        return new SignInException(
                SignInException.Reason.NO_NETWORK,
                "Your cloud cannot be looked at now, so nothing was taken over yet: "
                        + e.getMessage(),
                e);
    }

    /// What came of it.
    ///
    /// @param pending how many changes wait for the cloud
    public record Opened(LibraryFolder.Adopted adopted, int pending) {}

    /// Makes it the one of this machine, and notes the address in it.
    public static Opened open(AppGraph graph, Session session, Answer answer) {
        LibraryFolder.Adopted adopted =
                switch (answer) {
                    case Answer.Merge(List<Item> theirs) -> graph.adopt(session.creator(), theirs);
                    case Answer.Apart() -> graph.keepApart(session.creator());
                };
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
