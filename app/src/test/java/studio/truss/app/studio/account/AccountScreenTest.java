package studio.truss.app.studio.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.Test;

import studio.truss.app.cloud.AccountState;
import studio.truss.app.studio.library.TestWindow;
import studio.truss.core.library.entity.Profile;

import java.util.List;

/// Signing in and out by hand.
class AccountScreenTest extends AccountScreenFixture {
    @Test
    void aCodeBringsSomebodyInByHand() throws Exception {
        state(AccountState.NotSetUp.class);
        type("#account-stack", stack.toString());
        state(AccountState.SignedOut.class);
        type("#account-email", EMAIL);
        state(AccountState.Asked.class);
        type("#account-answer", codes.getLast().equals("11111111") ? "22222222" : "11111111");
        assertTrue(trouble().contains("not the code of the last mail"), trouble());
        state(AccountState.Asked.class);
        type("#account-answer", codes.getLast());
        AccountState.SignedIn in = state(AccountState.SignedIn.class);
        assertFalse(in.own(), "the local library is open still");
        assertEquals(List.of(in.session()), strangers);
        assertEquals("", trouble());
    }

    @Test
    void aLinkIsPastedAndOneThatIsNoneIsSaid() throws Exception {
        type("#account-stack", stack.toString());
        TextField email = (TextField) node("#account-email");
        TestWindow.run(() -> email.setText(EMAIL));
        click("#account-link");
        type("#account-answer", "https://example.com/no-link");
        assertTrue(trouble().contains("no sign-in link"), trouble());
        type("#account-answer", links.getLast());
        assertEquals(EMAIL, state(AccountState.SignedIn.class).session().email());
    }

    @Test
    void whatCannotBeUsedIsSaidWhereItWasTyped() throws Exception {
        type("#account-stack", folder.resolve("nothing.json").toString());
        assertTrue(trouble().contains("nothing.json"), trouble());
        type("#account-stack", stack.toString());
        type("#account-email", "nobody");
        assertEquals("That is no e-mail address.", trouble());
        service.close();
        type("#account-email", EMAIL);
        assertTrue(trouble().contains("cannot be reached"), trouble());
        state(AccountState.SignedOut.class);
    }

    @Test
    void inOnesOwnLibraryOneHasANameAndSignsOut() throws Exception {
        type("#account-stack", stack.toString());
        type("#account-email", EMAIL);
        type("#account-answer", codes.getLast());
        closeWindow();
        assertEquals(EMAIL, Profile.of(profileAfter(strangers.getFirst())).email());
        open();
        assertTrue(state(AccountState.SignedIn.class).own());
        type("#account-name", " Ada ");
        assertEquals("Ada", Profile.of(profile()).displayName());
        assertEquals("Ada", state(AccountState.SignedIn.class).displayName());
        click("#account-out");
        state(AccountState.SignedOut.class);
        assertEquals(
                "Signed out. The library stays here. One change is not in your cloud; what waits is"
                        + " sent after the next sign-in.",
                ((Label) node("#account-done")).getText());
        assertEquals("Ada", Profile.of(profile()).displayName());
    }
}
