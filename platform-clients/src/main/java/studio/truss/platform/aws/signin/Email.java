package studio.truss.platform.aws.signin;

import studio.truss.platform.aws.signin.SignInException.Reason;

import java.util.Locale;

/// An address for mail, in small letters, as far as one can tell without sending one.
public record Email(String value) {
    private static final int LENGTH_MAX = 254;

    public Email {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (value.length() > LENGTH_MAX
                || !value.matches("[^@\\s\\p{Cntrl}<>\"',;]+@[^@\\s\\p{Cntrl}<>\"',;]+")) {
            throw new SignInException(Reason.BAD_EMAIL);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
