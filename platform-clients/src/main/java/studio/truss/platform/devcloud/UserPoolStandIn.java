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

/// Stands in for a Cognito user pool whose users sign in by a code or a link in a mail, or by a
/// password. It has no hosted pages and no second factors. As with `PreventUserExistenceErrors`, a
/// sign-in does not tell whether a user exists.
final class UserPoolStandIn {
    private static final String USERNAME = "USERNAME";

    private final String client;
    private final UserPoolTokens tokens;
    private final UserPoolChallenges challenges;
    private final SignUpStandIn users;
    private final MagicItems magic;
    private final PasswordStandIn passwords;
    private final Mailbox mailbox;
    private int strangers;

    UserPoolStandIn(
            String client,
            UserPoolTokens tokens,
            Clock clock,
            Lifetimes lifetimes,
            Mailbox mailbox) {
        this.client = client;
        this.tokens = tokens;
        this.challenges = new UserPoolChallenges(clock, lifetimes.challenge());
        this.users = new SignUpStandIn(challenges, mailbox);
        this.magic = new MagicItems(clock, lifetimes.link());
        this.passwords = new PasswordStandIn(IdentityStandIn.USER_POOL);
        this.mailbox = mailbox;
    }

    synchronized void addUser(String email) {
        users.add(email);
    }

    synchronized void refuseSignUps(StandInException how) {
        users.refuse(how);
    }

    synchronized void setPassword(String email, String password) {
        passwords.set(email, password);
    }

    synchronized JsonNode call(String operation, JsonNode request) {
        return switch (operation) {
            case "SignUp" -> {
                requireClient(request);
                yield users.signUp(text(request, "Username"));
            }
            case "ResendConfirmationCode" -> {
                requireClient(request);
                yield users.resend(text(request, "Username"));
            }
            case "ConfirmSignUp" -> {
                requireClient(request);
                yield users.confirm(
                        text(request, "Username"),
                        text(request, "ConfirmationCode"),
                        request.path("Session").asText());
            }
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

    private ObjectNode initiate(JsonNode request) {
        requireClient(request);
        JsonNode parameters = request.path("AuthParameters");
        String flow = text(request, "AuthFlow");
        return switch (flow) {
            case "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN" ->
                    tokens.refreshed(text(parameters, "REFRESH_TOKEN"));
            case "USER_AUTH" -> {
                String email = text(parameters, USERNAME);
                if (!users.confirmed(email)) {
                    yield unknown(email);
                }
                if (request.path("Session").isTextual()) {
                    yield afterSignUp(text(request, "Session"), email);
                }
                String code = challenges.newCode();
                mailbox.code(email, code);
                yield challenge(Kind.EMAIL_OTP, email, code);
            }
            case "USER_SRP_AUTH" -> {
                String email = text(parameters, USERNAME);
                if (!users.confirmed(email)) {
                    throw wrong();
                }
                yield passwords.ask(email, text(parameters, "SRP_A"));
            }
            case "CUSTOM_AUTH" -> {
                String email = text(parameters, USERNAME);
                if (!users.confirmed(email)) {
                    yield challenge(
                            Kind.CUSTOM_CHALLENGE, email, null); // as the template's trigger
                }
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

    /// What an unknown user is asked: any of the pool's first factors, as if there were such a
    /// user.
    private ObjectNode unknown(String email) {
        return challenge(++strangers % 2 == 1 ? Kind.EMAIL_OTP : Kind.PASSWORD, email, null);
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
                .put("CODE_DELIVERY_DESTINATION", SignUpStandIn.masked(email));
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

    private static StandInException wrong() {
        return new StandInException("NotAuthorizedException", "Incorrect username or password.");
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
