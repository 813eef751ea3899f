package studio.truss.platform.aws.signin;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;

import studio.truss.platform.aws.signin.ServiceTrouble.Step;
import studio.truss.platform.aws.signin.SignInException.Reason;

import java.util.HashMap;
import java.util.Map;

/// The calls by which somebody signs in to the user pool.
final class SignInCalls {
    private static final String USERNAME = "USERNAME";

    private final CognitoIdentityProviderClient client;
    private final String clientId;

    SignInCalls(UserPool pool) {
        this.client = pool.client();
        this.clientId = pool.clientId();
    }

    /// Begins a sign-in by code or by link. Whether there is such a user is asked first, by signing
    /// up: a sign-in answers for an unknown one as if there were one, and no mail would ever come.
    ///
    /// Source: "Managing user existence error responses" of Cognito's developer guide.
    PendingSignIn begin(Email email, PendingSignIn.Kind kind) {
        try {
            return signUp(email);
        } catch (CognitoIdentityProviderException e) {
            switch (code(e)) {
                // a user already; or the pool or its trigger takes nobody new, or none without a
                // password, and who is one already may sign in all the same
                case "UsernameExistsException",
                        "NotAuthorizedException",
                        "UserLambdaValidationException",
                        "InvalidParameterException",
                        "InvalidPasswordException" -> {}
                default -> throw ServiceTrouble.of(e, Step.SIGN_UP);
            }
        } catch (SdkException e) {
            throw ServiceTrouble.of(e, Step.SIGN_UP);
        }
        try {
            return ask(email, kind);
        } catch (CognitoIdentityProviderException e) {
            if (code(e).equals("UserNotConfirmedException")) {
                return resend(email);
            }
            throw ServiceTrouble.of(e, Step.ASK);
        } catch (SdkException e) {
            throw ServiceTrouble.of(e, Step.ASK);
        }
    }

    private static String code(CognitoIdentityProviderException e) {
        String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
        return text(code);
    }

    private PendingSignIn ask(Email email, PendingSignIn.Kind kind) {
        Map<String, String> parameters = new HashMap<>(Map.of(USERNAME, email.value()));
        boolean link = kind == PendingSignIn.Kind.LINK;
        if (!link) {
            parameters.put("PREFERRED_CHALLENGE", "EMAIL_OTP");
        }
        InitiateAuthResponse answer =
                client.initiateAuth(r ->
                        r.clientId(clientId)
                                .authFlow(link ? AuthFlowType.CUSTOM_AUTH : AuthFlowType.USER_AUTH)
                                .authParameters(parameters));
        return pending(answer, email, kind);
    }

    private static PendingSignIn pending(
            InitiateAuthResponse answer, Email email, PendingSignIn.Kind kind) {
        ChallengeNameType wanted =
                kind == PendingSignIn.Kind.LINK
                        ? ChallengeNameType.CUSTOM_CHALLENGE
                        : ChallengeNameType.EMAIL_OTP;
        if (answer.challengeName() != wanted) {
            throw new SignInException(
                    Reason.REFUSED,
                    "This cloud lets nobody in as "
                            + email
                            + " by a "
                            + (kind == PendingSignIn.Kind.LINK ? "link" : "code")
                            + " in a mail. Check the address; new creators are let in by the"
                            + " cloud's owner.",
                    null);
        }
        String sentTo =
                answer.challengeParameters()
                        .getOrDefault("CODE_DELIVERY_DESTINATION", email.value());
        return new PendingSignIn(kind, email.value(), sentTo, text(answer.session()));
    }

    private PendingSignIn signUp(Email email) {
        AttributeType address = AttributeType.builder().name("email").value(email.value()).build();
        SignUpResponse answer =
                client.signUp(
                        r -> r.clientId(clientId).username(email.value()).userAttributes(address));
        return new PendingSignIn(
                PendingSignIn.Kind.SIGN_UP_CODE,
                email.value(),
                destination(answer.codeDeliveryDetails(), email),
                text(answer.session()));
    }

    private PendingSignIn resend(Email email) {
        CodeDeliveryDetailsType sent =
                UserPool.call(
                        Step.SIGN_UP,
                        () ->
                                client.resendConfirmationCode(
                                                r -> r.clientId(clientId).username(email.value()))
                                        .codeDeliveryDetails());
        return new PendingSignIn(
                PendingSignIn.Kind.SIGN_UP_CODE, email.value(), destination(sent, email), "");
    }

    private static String destination(@Nullable CodeDeliveryDetailsType sent, Email email) {
        return sent == null || sent.destination() == null ? email.value() : sent.destination();
    }

    /// Confirms the address of somebody new; the result carries the session to go on with.
    PendingSignIn confirm(PendingSignIn pending, String code) {
        String session =
                UserPool.call(
                        Step.ANSWER_CODE,
                        () ->
                                client.confirmSignUp(
                                                r -> {
                                                    r.clientId(clientId)
                                                            .username(pending.email())
                                                            .confirmationCode(code);
                                                    if (!pending.session().isBlank()) {
                                                        r.session(pending.session());
                                                    }
                                                })
                                        .session());
        return new PendingSignIn(
                PendingSignIn.Kind.CODE, pending.email(), pending.sentTo(), text(session));
    }

    /// Goes on after a sign-up: with tokens at once, or with one more code.
    InitiateAuthResponse afterSignUp(PendingSignIn confirmed) {
        return UserPool.call(
                Step.ASK,
                () ->
                        client.initiateAuth(r -> {
                            r.clientId(clientId)
                                    .authFlow(AuthFlowType.USER_AUTH)
                                    .authParameters(
                                            Map.of(
                                                    USERNAME,
                                                    confirmed.email(),
                                                    "PREFERRED_CHALLENGE",
                                                    "EMAIL_OTP"));
                            if (!confirmed.session().isBlank()) {
                                r.session(confirmed.session());
                            }
                        }));
    }

    PendingSignIn oneMore(InitiateAuthResponse answer, PendingSignIn confirmed) {
        return pending(answer, new Email(confirmed.email()), PendingSignIn.Kind.CODE);
    }

    AuthenticationResultType answerCode(PendingSignIn pending, String code) {
        return result(
                respond(
                        Step.ANSWER_CODE,
                        ChallengeNameType.EMAIL_OTP,
                        pending,
                        "EMAIL_OTP_CODE",
                        code));
    }

    /// What the service says to a link.
    ///
    /// @param result null where the link was not the right one
    /// @param session where another link may be tried; empty where none may
    record LinkAnswer(@Nullable AuthenticationResultType result, String session) {}

    LinkAnswer answerLink(PendingSignIn pending, String token) {
        RespondToAuthChallengeResponse answer =
                respond(
                        Step.ANSWER_LINK,
                        ChallengeNameType.CUSTOM_CHALLENGE,
                        pending,
                        "ANSWER",
                        token);
        return new LinkAnswer(answer.authenticationResult(), text(answer.session()));
    }

    private static AuthenticationResultType result(RespondToAuthChallengeResponse answer) {
        if (answer.authenticationResult() == null) {
            throw new SignInException(Reason.REFUSED);
        }
        return answer.authenticationResult();
    }

    private RespondToAuthChallengeResponse respond(
            Step step,
            ChallengeNameType challenge,
            PendingSignIn pending,
            String field,
            String value) {
        return UserPool.call(
                step,
                () ->
                        client.respondToAuthChallenge(r ->
                                r.clientId(clientId)
                                        .challengeName(challenge)
                                        .session(pending.session())
                                        .challengeResponses(
                                                Map.of(USERNAME, pending.email(), field, value))));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
