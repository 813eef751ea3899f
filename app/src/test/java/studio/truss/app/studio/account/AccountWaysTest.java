package studio.truss.app.studio.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.Test;

import studio.truss.app.cloud.AccountState;
import studio.truss.app.cloud.OwnLibrary;
import studio.truss.app.studio.library.TestWindow;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.VideoId;
import studio.truss.platform.devcloud.IdentityStandIn;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The ways in and out that are taken less often, and the question of the first sign-in.
class AccountWaysTest extends AccountScreenFixture {
    private static final String PASSPHRASE = "correct horse";

    private static Asset video(String id) {
        return new Asset(
                VideoId.of(id),
                "Talk",
                "local",
                "a.mkv",
                "abc",
                10L,
                60_000L,
                1920L,
                1080L,
                "30/1",
                null,
                Asset.Status.NEW,
                Set.of(),
                "2026-11-22T07:17:19.123Z",
                null);
    }

    private void byCode() throws Exception {
        type("#account-stack", stack.toString());
        type("#account-email", EMAIL);
        type("#account-answer", codes.getLast());
        settled();
    }

    private void settled() throws Exception {
        TestWindow.until("settled", () -> !model.busyProperty().get());
    }

    private void bothHoldSomething() {
        graph.library().create(video("here"));
        CreatorId creator = CreatorId.of(IdentityStandIn.creatorId(EMAIL));
        cloud.table().put(video("there").toItem(creator));
    }

    private String done() throws Exception {
        return ((Label) node("#account-done")).getText();
    }

    @Test
    void aPasswordBringsSomebodyIn() throws Exception {
        service.addUser("bob@example.com", "battery staple");
        type("#account-stack", stack.toString());
        TextField email = (TextField) node("#account-email");
        TestWindow.run(() -> email.setText("bob@example.com"));
        click("#account-password-use");
        assertEquals("Type your password first.", trouble());
        type("#account-password", "wrong");
        assertTrue(trouble().contains("not the password"), trouble());
        assertEquals("", ((TextField) node("#account-password")).getText());
        state(AccountState.SignedOut.class);
        type("#account-password", "battery staple");
        assertEquals("bob@example.com", state(AccountState.SignedIn.class).session().email());
        settled();
        assertEquals(1, strangers.size());
    }

    @Test
    void aSealedSignInIsOpenedByItsPassphrase() throws Exception {
        byCode();
        graph.vault(purpose -> Optional.of(PASSPHRASE.toCharArray())).reseal();
        closeWindow();
        strangers.clear();
        open();
        state(AccountState.Locked.class);
        type("#account-passphrase", "wrong");
        assertFalse(trouble().isEmpty());
        state(AccountState.Locked.class);
        type("#account-passphrase", PASSPHRASE);
        assertEquals(EMAIL, state(AccountState.SignedIn.class).session().email());
    }

    @Test
    void signingOutEverywhereIsSaid() throws Exception {
        byCode();
        closeWindow();
        profileAfter(strangers.getFirst());
        open();
        click("#account-out-everywhere");
        state(AccountState.SignedOut.class);
        assertTrue(done().startsWith("Signed out here. On other machines it ends within"), done());
        assertTrue(done().contains("not in your cloud"), done());
    }

    @Test
    void whereTheServiceCannotBeToldTheSignInEndsHere() throws Exception {
        byCode();
        closeWindow();
        profileAfter(strangers.getFirst());
        open();
        service.close();
        click("#account-out-everywhere");
        state(AccountState.SignedOut.class);
        assertTrue(done().startsWith("Signed out here only"), done());
    }

    @Test
    void twoLibrariesBecomeOneWhenTheCreatorSaysSo() throws Exception {
        bothHoldSomething();
        byCode();
        AccountState.Choosing choosing = state(AccountState.Choosing.class);
        assertEquals(1, choosing.question().there().videos());
        assertEquals(List.of(), strangers, "nothing is decided");
        TestWindow.run(() -> model.refresh());
        settled();
        state(AccountState.Choosing.class);
        click("#account-merge");
        OwnLibrary.Answer.Merge merge =
                assertInstanceOf(OwnLibrary.Answer.Merge.class, answers.getFirst());
        assertEquals("ASSET#there", merge.theirs().getFirst().key().sk());
        assertEquals(choosing.in().session(), strangers.getFirst());
    }

    @Test
    void whatTheCommandLineDecidedIsNoticed() throws Exception {
        bothHoldSomething();
        byCode();
        CreatorId creator = state(AccountState.Choosing.class).in().session().creator();
        TestWindow.run(() -> model.lookAgain());
        TestWindow.until("still asked", () -> !model.busyProperty().get());
        assertEquals(List.of(), strangers);
        graph.libraries().keepApart(creator);
        TestWindow.run(() -> model.lookAgain());
        TestWindow.until("opened", () -> strangers.size() == 1);
    }

    @Test
    void theMachinesLibraryIsKeptApartWhenTheCreatorSaysSo() throws Exception {
        bothHoldSomething();
        byCode();
        click("#account-apart");
        assertEquals(List.of(new OwnLibrary.Answer.Apart()), answers);
    }

    @Test
    void whereTheCloudDoesNotAnswerItIsAskedLater() throws Exception {
        bothHoldSomething();
        cloud.down(true);
        byCode();
        assertFalse(state(AccountState.SignedIn.class).own());
        assertTrue(trouble().contains("cannot be looked at now"), trouble());
        assertEquals(List.of(), strangers);
        cloud.down(false);
        closeWindow();
        open();
        TestWindow.until(
                "asked", () -> model.stateProperty().get() instanceof AccountState.Choosing);
    }
}
