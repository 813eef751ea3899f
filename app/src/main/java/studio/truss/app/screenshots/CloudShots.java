package studio.truss.app.screenshots;

import studio.truss.app.AppGraph;
import studio.truss.app.cloud.AccountState;
import studio.truss.app.cloud.MirrorNews;
import studio.truss.app.studio.sync.SyncState;
import studio.truss.core.sync.MirrorStatus;
import studio.truss.core.sync.SyncStop;
import studio.truss.core.transfer.Transfer;

import java.time.Instant;
import java.util.List;

/// The pictures of the account, the badge and the conflicts.
///
/// @param graph on the library that the cloud was prepared for
record CloudShots(PreparedCloud cloud, AppGraph graph) {

    /// On a machine that knows no cloud, up to the sign-in.
    List<Shot> before() {
        Shot none =
                Shot.of(
                        "account-not-set-up",
                        s -> s.go("account"),
                        s -> s.account() instanceof AccountState.NotSetUp);
        Shot out =
                Shot.of(
                        "account-signed-out",
                        s -> s.graph().account().takeStack(cloud.stack()),
                        s -> s.account() instanceof AccountState.SignedOut);
        Shot code =
                Shot.of(
                        "account-code",
                        s -> s.graph().account().ask(PreparedCloud.EMAIL, false),
                        s -> s.account() instanceof AccountState.Asked);
        Shot wrong =
                Shot.of(
                        "account-wrong-code",
                        s -> s.graph().account().answer("wrong"),
                        s -> !s.graph().account().troubleProperty().get().isEmpty());
        Shot unanswered =
                Shot.of(
                        "account-cloud-away",
                        s -> s.graph().account().answer(cloud.code()),
                        s ->
                                s.account() instanceof AccountState.SignedIn
                                        && !s.graph().account().troubleProperty().get().isEmpty());
        Shot choose =
                Shot.of(
                        "account-two-libraries",
                        s -> {
                            cloud.away(false);
                            s.graph().account().openOwn();
                        },
                        s -> s.account() instanceof AccountState.Choosing);
        return List.of(
                none,
                none.light(),
                out,
                out.light(),
                code,
                wrong,
                unanswered,
                choose,
                choose.light(),
                choose.small());
    }

    /// After the sign-in, on the creator's own library.
    List<Shot> after() {
        Shot offline =
                Shot.of(
                        "sync-offline",
                        s -> {
                            cloud.away(true);
                            s.graph().syncPopover(true);
                        },
                        s -> s.sync() == SyncState.OFFLINE);
        Shot conflicts =
                Shot.of(
                        "conflicts",
                        s -> {
                            s.graph().syncPopover(false);
                            s.go("conflicts");
                        },
                        s -> s.graph().conflicts().itemsProperty().get().size() == 2);
        Shot mirrored =
                Shot.of(
                        "account",
                        s -> {
                            PreparedCloud.settle(graph);
                            s.graph().front(false); // its next round is minutes away
                            s.go("account");
                        },
                        s -> {
                            MirrorNews news = s.graph().sync().newsProperty().get();
                            if (news == null || news.status().pending() > 0) {
                                return false;
                            }
                            s.graph().sync().heard(allThere());
                            return s.account() instanceof AccountState.SignedIn;
                        });
        Shot attention =
                Shot.of(
                        "sync-attention",
                        s -> {
                            PreparedCloud.disagree(graph);
                            s.graph().syncPopover(true);
                        },
                        s -> s.sync() == SyncState.ATTENTION);
        Shot signIn =
                Shot.of(
                        "sync-sign-in",
                        s -> {
                            s.go("library");
                            s.graph().syncPopover(true);
                        },
                        s -> {
                            s.graph().sync().heard(heard(SyncStop.SIGN_IN));
                            return true;
                        });
        Shot whole =
                Shot.of(
                        "sync-mirrored",
                        s -> s.graph().syncPopover(true),
                        s -> {
                            s.graph().sync().heard(allThere());
                            return true;
                        });
        Shot files =
                Shot.of(
                        "transfers",
                        s -> {
                            s.graph().syncPopover(false);
                            cloud.send(graph);
                            s.go("queue");
                        },
                        s ->
                                s.graph().transfers().itemsProperty().get().stream()
                                                .map(item -> item.transfer().state())
                                                .filter(state -> state == Transfer.State.FAILED)
                                                .count()
                                        == 1);
        return List.of(
                offline,
                attention,
                attention.light(),
                conflicts,
                conflicts.light(),
                conflicts.small(),
                mirrored,
                mirrored.light(),
                mirrored.small(),
                whole,
                signIn,
                files,
                files.light(),
                files.small());
    }

    /// What a round says after which nothing is left to do; its figures are the library's.
    private MirrorNews allThere() {
        MirrorStatus now = MirrorStatus.of(graph.library());
        return new MirrorNews(
                new MirrorStatus(
                        now.pending(),
                        now.parked(),
                        now.mirrored(),
                        now.conflicts(),
                        Instant.now(),
                        now.rru(),
                        now.wru(),
                        null,
                        ""),
                false,
                null,
                "");
    }

    private MirrorNews heard(SyncStop stop) {
        return new MirrorNews(MirrorStatus.of(graph.library()), false, stop, "");
    }
}
