package studio.truss.platform.aws.signin;

import org.jspecify.annotations.Nullable;

/// Signing in, or staying so, did not work; the message is meant for a person and holds no secret.
public final class SignInException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public enum Reason {
        BAD_EMAIL("That is no e-mail address."),
        BAD_LINK(
                "That is no sign-in link of Truss Studio: it begins with"
                        + " truss://signin? and carries an address and a token."),
        NOTHING_ASKED(
                "No sign-in waits for an answer on this machine. Ask for a code or a link first."),
        WRONG_CODE("That is not the code of the last mail. Look again and try once more."),
        WRONG_PASSWORD("That is not the password of this address."),
        EXPIRED("The code or link has run out. Ask for a new one."),
        LINK_USED(
                "This link was used before, has run out, or is not the last one that was sent. Open"
                        + " the last one, or ask for a new one."),
        TOO_MANY_TRIES("Too many tries. Wait some minutes, then ask for a new code."),
        UNKNOWN_USER(
                "This cloud lets nobody in by this address. Check it; new creators are let in by"
                        + " the cloud's owner."),
        SIGN_UP_CLOSED("This stack takes no new creators: its owner has to invite you."),
        NOT_SIGNED_IN("Nobody is signed in. truss login does it."),
        SIGNED_OUT("The sign-in has ended, here or from elsewhere. Sign in again."),
        NO_NETWORK(
                "The sign-in service cannot be reached. Check the connection; all that is on this"
                        + " machine works without it."),
        CAPTIVE_PORTAL(
                "Something on this network answers in place of the sign-in service, such as the"
                        + " log-in page of a hotel. Open a web page, log in there, and try again."),
        CLOCK_WRONG(
                "This computer's clock differs from the sign-in service's by more than five"
                        + " minutes. Set the clock and try again."),
        TAMPERED(
                "What the sign-in service sent is not genuine, so it was not accepted. Try another"
                        + " network; if it stays so, check the stack's outputs."),
        WRONG_STACK(
                "The sign-in service does not know this program. Check UserPoolId, UserPoolClientId"
                        + " and IdentityPoolId in the stack's outputs."),
        REFUSED("The sign-in service refused.");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private final Reason reason;

    public SignInException(Reason reason) {
        this(reason, reason.words(), null);
    }

    public SignInException(Reason reason, @Nullable Throwable cause) {
        this(reason, reason.words(), cause);
    }

    public SignInException(Reason reason, String words, @Nullable Throwable cause) {
        super(words, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
