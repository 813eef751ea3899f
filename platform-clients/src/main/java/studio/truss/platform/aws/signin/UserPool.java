package studio.truss.platform.aws.signin;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClientBuilder;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

import studio.truss.platform.aws.signin.ServiceTrouble.Step;
import studio.truss.platform.aws.stack.CloudConfig;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// The user pool: a client whose calls are not signed, and the calls that go on with a session.
/// What it refuses comes out as a [SignInException].
final class UserPool implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// How a pool says that it does not know the newer call, or that its client may not use it.
    private static final Set<String> NO_ROTATION =
            Set.of(
                    "InvalidParameterException",
                    "UnsupportedOperationException",
                    "UnknownOperationException",
                    "ForbiddenException");

    private final CognitoIdentityProviderClient client;
    private final String clientId;

    UserPool(CloudConfig config) {
        this.clientId = config.requireIdentity().clientId();
        CognitoIdentityProviderClientBuilder builder =
                CognitoIdentityProviderClient.builder()
                        .region(Region.of(config.region()))
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .overrideConfiguration(o ->
                                o.apiCallTimeout(PATIENCE)
                                        .addExecutionInterceptor(new AnswerCheck()));
        URI endpoint = config.endpoints().cognitoIdp();
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        this.client = builder.build();
    }

    CognitoIdentityProviderClient client() {
        return client;
    }

    String clientId() {
        return clientId;
    }

    /// New tokens; with a new refresh token where the client rotates them.
    AuthenticationResultType refresh(String refreshToken) {
        try {
            return client.getTokensFromRefreshToken(
                            r -> r.clientId(clientId).refreshToken(refreshToken))
                    .authenticationResult();
        } catch (CognitoIdentityProviderException e) {
            boolean old =
                    e.awsErrorDetails() != null
                            && e.awsErrorDetails().errorCode() != null
                            && NO_ROTATION.contains(e.awsErrorDetails().errorCode());
            if (!old) {
                throw ServiceTrouble.of(e, Step.REFRESH);
            }
        } catch (SdkException e) {
            throw ServiceTrouble.of(e, Step.REFRESH);
        }
        return call(
                Step.REFRESH,
                () ->
                        client.initiateAuth(r ->
                                        r.clientId(clientId)
                                                .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                                                .authParameters(
                                                        Map.of("REFRESH_TOKEN", refreshToken)))
                                .authenticationResult());
    }

    void revoke(String refreshToken) {
        call(
                Step.SIGN_OUT,
                () -> client.revokeToken(r -> r.clientId(clientId).token(refreshToken)));
    }

    void signOutEverywhere(String accessToken) {
        call(Step.SIGN_OUT, () -> client.globalSignOut(r -> r.accessToken(accessToken)));
    }

    static <T> T call(Step step, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw ServiceTrouble.of(e, step);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /// Calls whose answer is empty do not read it: a network's log-in page would pass for a yes.
    private static final class AnswerCheck implements ExecutionInterceptor {
        private static final int FAILED = 400;

        @Override
        public void afterTransmission(
                Context.AfterTransmission context, ExecutionAttributes attributes) {
            SdkHttpResponse answer = context.httpResponse();
            if (answer.statusCode() < FAILED && !isTheServices(answer)) {
                IOException page = new IOException("a page, not an answer of the user pool");
                // else the connection would stay until the memory is cleaned up
                context.responseBody()
                        .ifPresent(body -> {
                            try {
                                body.close();
                            } catch (IOException unread) {
                                page.addSuppressed(unread);
                            }
                        });
                throw SdkClientException.create("not the user pool", page);
            }
        }

        private static boolean isTheServices(SdkHttpResponse answer) {
            return answer.firstMatchingHeader("Content-Type")
                    .map(type -> type.startsWith("application/") && type.contains("json"))
                    .orElseGet(() -> answer.firstMatchingHeader("x-amzn-RequestId").isPresent());
        }
    }
}
