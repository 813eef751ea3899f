package studio.truss.platform.devcloud;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import studio.truss.platform.devcloud.UserPoolChallenges.Kind;

import java.util.HashMap;
import java.util.Map;

/// The pool's users, and how somebody becomes one. That a user exists is told by a sign-up alone.
final class SignUpStandIn {
    private final Map<String, Boolean> confirmedByEmail = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private final UserPoolChallenges challenges;
    private final Mailbox mailbox;
    private @Nullable StandInException refusal;

    SignUpStandIn(UserPoolChallenges challenges, Mailbox mailbox) {
        this.challenges = challenges;
        this.mailbox = mailbox;
    }

    void add(String email) {
        confirmedByEmail.put(email, true);
    }

    /// Takes nobody new from now on.
    void refuse(StandInException how) {
        refusal = how;
    }

    /// False for an unknown user.
    boolean confirmed(String email) {
        if (confirmedByEmail.containsKey(email) && !confirmedByEmail.get(email)) {
            throw new StandInException("UserNotConfirmedException", "User is not confirmed.");
        }
        return confirmedByEmail.containsKey(email);
    }

    ObjectNode signUp(String email) {
        if (refusal != null) {
            throw refusal;
        }
        if (confirmedByEmail.containsKey(email)) {
            throw new StandInException("UsernameExistsException", "User already exists");
        }
        if (!email.contains("@")) {
            throw new StandInException("InvalidParameterException", "Username should be an email.");
        }
        confirmedByEmail.put(email, false);
        ObjectNode answer = sent(email);
        answer.put("UserConfirmed", false).put("UserSub", UserPoolTokens.sub(email));
        return answer.put("Session", challenges.open(Kind.SIGN_UP, email, send(email)));
    }

    ObjectNode resend(String email) {
        if (confirmedByEmail.getOrDefault(email, false)) {
            throw new StandInException("InvalidParameterException", "User is already confirmed.");
        }
        if (confirmedByEmail.containsKey(email)) {
            send(email);
        }
        return sent(email);
    }

    private String send(String email) {
        String code = challenges.newCode();
        codes.put(email, code);
        mailbox.code(email, code);
        return code;
    }

    private static ObjectNode sent(String email) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("CodeDeliveryDetails")
                .put("AttributeName", "email")
                .put("DeliveryMedium", "EMAIL")
                .put("Destination", masked(email));
        return answer;
    }

    static String masked(String email) {
        return email.replaceAll("(?<=.)[^@](?=[^@]*@)", "*");
    }

    /// @param session of the sign-up; empty where the code was sent again
    ObjectNode confirm(String email, String code, String session) {
        if (!session.isEmpty()) {
            challenges.answer(session, Kind.SIGN_UP, code);
        } else if (!code.equals(codes.get(email))) {
            throw new StandInException(
                    "CodeMismatchException", "Invalid verification code provided.");
        }
        confirmedByEmail.put(email, true);
        codes.remove(email);
        return JsonNodeFactory.instance
                .objectNode()
                .put("Session", challenges.open(Kind.CONFIRMED, email, null));
    }
}
