package studio.truss.platform.aws.signin;

import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

import studio.truss.platform.aws.signin.ServiceTrouble.Step;
import studio.truss.platform.aws.signin.SignInException.Reason;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/// The calls by which somebody signs in with a password, which never leaves this machine.
final class PasswordCalls {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private final UserPool pool;
    private final String poolName;
    private final Clock clock;

    PasswordCalls(UserPool pool, String userPoolId, Clock clock) {
        this.pool = pool;
        this.poolName = userPoolId.substring(userPoolId.indexOf('_') + 1);
        this.clock = clock;
    }

    AuthenticationResultType signIn(Email email, char[] password) {
        PasswordProof proof = new PasswordProof();
        InitiateAuthResponse asked =
                UserPool.call(
                        Step.ANSWER_PASSWORD,
                        () ->
                                pool.client()
                                        .initiateAuth(r ->
                                                r.clientId(pool.clientId())
                                                        .authFlow(AuthFlowType.USER_SRP_AUTH)
                                                        .authParameters(
                                                                Map.of(
                                                                        "USERNAME",
                                                                        email.value(),
                                                                        "SRP_A",
                                                                        proof.clientPublic()))));
        if (asked.challengeName() != ChallengeNameType.PASSWORD_VERIFIER) {
            throw new SignInException(Reason.REFUSED);
        }
        Map<String, String> parameters = asked.challengeParameters();
        String user = parameters.getOrDefault("USER_ID_FOR_SRP", "");
        String block = parameters.getOrDefault("SECRET_BLOCK", "");
        String now = TIMESTAMP.format(clock.instant());
        String signature =
                proof.signature(
                        poolName,
                        new PasswordProof.Question(
                                user,
                                parameters.getOrDefault("SALT", ""),
                                parameters.getOrDefault("SRP_B", ""),
                                block),
                        password,
                        now);
        Map<String, String> answers =
                Map.of(
                        "USERNAME",
                        parameters.getOrDefault("USERNAME", user),
                        "PASSWORD_CLAIM_SECRET_BLOCK",
                        block,
                        "PASSWORD_CLAIM_SIGNATURE",
                        signature,
                        "TIMESTAMP",
                        now);
        RespondToAuthChallengeResponse answer =
                UserPool.call(
                        Step.ANSWER_PASSWORD,
                        () ->
                                pool.client()
                                        .respondToAuthChallenge(r ->
                                                r.clientId(pool.clientId())
                                                        .challengeName(
                                                                ChallengeNameType.PASSWORD_VERIFIER)
                                                        .session(asked.session())
                                                        .challengeResponses(answers)));
        if (answer.authenticationResult() == null) {
            throw new SignInException(
                    Reason.REFUSED,
                    "The stack asks for more than the password ("
                            + answer.challengeNameAsString()
                            + "), which is not supported. Sign in by a code in a mail.",
                    null);
        }
        return answer.authenticationResult();
    }
}
