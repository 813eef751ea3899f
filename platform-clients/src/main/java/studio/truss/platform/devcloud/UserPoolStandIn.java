package studio.truss.platform.devcloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import studio.truss.platform.devcloud.UserPoolChallenges.Challenge;
import studio.truss.platform.devcloud.UserPoolChallenges.Kind;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/// Stands in for a Cognito user pool whose users sign in by a code or a link in a mail, or by a
/// password. It has no hosted pages and no second factors, and tells whether a user exists.
final class UserPoolStandIn {
    private static final String USERNAME = "USERNAME";

    private final Map<String, Boolean> confirmedByEmail = new HashMap<>();
    private final Map<String, String> signUpCodes = new HashMap<>();
    private final String client;
    private final UserPoolTokens tokens;
    private final UserPoolChallenges challenges;
    private final MagicItems magic;
    private final PasswordStandIn passwords;
    private final Mailbox mailbox;

    UserPoolStandIn(
            String client,
            UserPoolTokens tokens,
            Clock clock,
            Lifetimes lifetimes,
            Mailbox mailbox) {
        this.client = client;
        this.tokens = tokens;
        this.challenges = new UserPoolChallenges(clock, lifetimes.challenge());
        this.magic = new MagicItems(clock, lifetimes.link());
        this.passwords = new PasswordStandIn(IdentityStandIn.USER_POOL);
        this.mailbox = mailbox;
    }

    synchronized void addUser(String email) {
        confirmedByEmail.put(email, true);
    }

    synchronized void setPassword(String email, String password) {
        passwords.set(email, password);
    }

    synchronized JsonNode call(String operation, JsonNode request) {
        return switch (operation) {
            case "SignUp" -> signUp(request);
            case "ResendConfirmationCode" -> resend(request);
            case "ConfirmSignUp" -> confirm(request);
            case "InitiateAuth" -> initiate(request);
            case "RespondToAuthChallenge" -> respond(request);
            case "GetTokensFromRefreshToken" -> {
                requireClient(request);
                yield tokens.rotated(text(request, "RefreshToken"));
            }
            case "RevokeToken" -> {
                requireClient(request);
                tokens.revoke(text(request, "Token"));
                yield JsonNodeFactory.instance.objectNode();
            }
            case "GlobalSignOut" -> {
                tokens.signOutEverywhere(text(request, "AccessToken"));
                yield JsonNodeFactory.instance.objectNode();
            }
            case "GetUser" -> user(tokens.user(text(request, "AccessToken")));
            default -> throw new StandInException("UnknownOperationException", operation);
        };
    }

    private ObjectNode signUp(JsonNode request) {
        requireClient(request);
        String email = text(request, "Username");
        if (confirmedByEmail.containsKey(email)) {
            throw new StandInException("UsernameExistsException", "User already exists");
        }
        if (!email.contains("@")) {
            throw new StandInException("InvalidParameterException", "Username should be an email.");
        }
        confirmedByEmail.put(email, false);
        ObjectNode answer = sent(email);
        answer.put("UserConfirmed", false).put("UserSub", UserPoolTokens.sub(email));
        return answer.put("Session", challenges.open(Kind.SIGN_UP, email, sendSignUpCode(email)));
    }

    private ObjectNode resend(JsonNode request) {
        requireClient(request);
        String email = known(text(request, "Username"));
        sendSignUpCode(email);
        return sent(email);
    }

    private String sendSignUpCode(String email) {
        String code = challenges.newCode();
        signUpCodes.put(email, code);
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

    private static String masked(String email) {
        return email.replaceAll("(?<=.)[^@](?=[^@]*@)", "*");
    }

    private ObjectNode confirm(JsonNode request) {
        requireClient(request);
        String email = known(text(request, "Username"));
        String code = text(request, "ConfirmationCode");
        if (request.path("Session").isTextual()) {
            challenges.answer(text(request, "Session"), Kind.SIGN_UP, code);
        } else if (!code.equals(signUpCodes.get(email))) {
            throw new StandInException(
                    "CodeMismatchException", "Invalid verification code provided.");
        }
        confirmedByEmail.put(email, true);
        signUpCodes.remove(email);
        return JsonNodeFactory.instance
                .objectNode()
                .put("Session", challenges.open(Kind.CONFIRMED, email, null));
    }

    private ObjectNode initiate(JsonNode request) {
        requireClient(request);
        JsonNode parameters = request.path("AuthParameters");
        String flow = text(request, "AuthFlow");
        return switch (flow) {
            case "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN" ->
                    tokens.refreshed(text(parameters, "REFRESH_TOKEN"));
            case "USER_AUTH" -> {
                String email = confirmed(text(parameters, USERNAME));
                if (request.path("Session").isTextual()) {
                    yield afterSignUp(text(request, "Session"), email);
                }
                String code = challenges.newCode();
                mailbox.code(email, code);
                yield challenge(Kind.EMAIL_OTP, email, code);
            }
            case "USER_SRP_AUTH" ->
                    passwords.ask(confirmed(text(parameters, USERNAME)), text(parameters, "SRP_A"));
            case "CUSTOM_AUTH" -> {
                String email = confirmed(text(parameters, USERNAME));
                String link =
                        "truss://signin?email="
                                + URLEncoder.encode(email, StandardCharsets.UTF_8)
                                + "&token="
                                + magic.issue(email);
                mailbox.link(email, link);
                yield challenge(Kind.CUSTOM_CHALLENGE, email, null);
            }
            default ->
                    throw new StandInException(
                            "InvalidParameterException", "Flow " + flow + " is not enabled.");
        };
    }

    private ObjectNode afterSignUp(String session, String email) {
        Challenge done = challenges.take(session, Kind.CONFIRMED);
        if (!done.email().equals(email)) {
            throw new StandInException("NotAuthorizedException", "Invalid session for the user.");
        }
        return tokens.begin(email);
    }

    private ObjectNode challenge(Kind kind, String email, @Nullable String code) {
        return asked(kind, email, challenges.open(kind, email, code));
    }

    private static ObjectNode asked(Kind kind, String email, String session) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("ChallengeName", kind.name());
        answer.put("Session", session);
        answer.putObject("ChallengeParameters")
                .put(USERNAME, UserPoolTokens.sub(email))
                .put("CODE_DELIVERY_DELIVERY_MEDIUM", "EMAIL")
                .put("CODE_DELIVERY_DESTINATION", masked(email));
        return answer;
    }

    private ObjectNode respond(JsonNode request) {
        requireClient(request);
        JsonNode answers = request.path("ChallengeResponses");
        String challenge = text(request, "ChallengeName");
        if (challenge.equals("PASSWORD_VERIFIER")) {
            return tokens.begin(
                    passwords.answer(
                            text(answers, "PASSWORD_CLAIM_SECRET_BLOCK"),
                            text(answers, "PASSWORD_CLAIM_SIGNATURE"),
                            text(answers, "TIMESTAMP")));
        }
        String session = text(request, "Session");
        return switch (challenge) {
            case "EMAIL_OTP" ->
                    tokens.begin(
                            challenges
                                    .answer(
                                            session,
                                            Kind.EMAIL_OTP,
                                            text(answers, "EMAIL_OTP_CODE"))
                                    .email());
            case "CUSTOM_CHALLENGE" -> {
                UserPoolChallenges.Challenge asked =
                        challenges.take(session, Kind.CUSTOM_CHALLENGE);
                yield magic.use(text(answers, "ANSWER"), asked.email())
                        ? tokens.begin(asked.email())
                        : asked(Kind.CUSTOM_CHALLENGE, asked.email(), challenges.again(asked));
            }
            case String other ->
                    throw new StandInException(
                            "InvalidParameterException", "No challenge " + other);
        };
    }

    private static ObjectNode user(JsonNode claims) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("Username", claims.path("username").asText());
        var attributes = answer.putArray("UserAttributes");
        for (String name : new String[] {"sub", "email", "email_verified"}) {
            attributes.addObject().put("Name", name).put("Value", claims.path(name).asText());
        }
        return answer;
    }

    private String known(String email) {
        if (!confirmedByEmail.containsKey(email)) {
            throw new StandInException("UserNotFoundException", "User does not exist.");
        }
        return email;
    }

    private String confirmed(String email) {
        if (!confirmedByEmail.getOrDefault(known(email), false)) {
            throw new StandInException("UserNotConfirmedException", "User is not confirmed.");
        }
        return email;
    }

    private void requireClient(JsonNode request) {
        if (!client.equals(request.path("ClientId").asText())) {
            throw new StandInException("ResourceNotFoundException", "User pool client not found.");
        }
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw new StandInException("InvalidParameterException", "Missing " + name);
        }
        return value.asText();
    }
}
