package studio.truss.platform.aws.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

import studio.truss.platform.aws.signin.Account;
import studio.truss.platform.aws.signin.SignInException;
import studio.truss.platform.aws.signin.SignInException.Reason;
import studio.truss.platform.aws.stack.CloudConfig;
import studio.truss.platform.devcloud.IdentityStandIn;
import studio.truss.platform.devcloud.SettableClock;
import studio.truss.platform.devcloud.SignInStage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

class ShortLivedCredentialsTest {
    private static final String EMAIL = "creator@example.com";
    private static final Instant NOW = Instant.parse("2026-11-22T07:17:19Z");

    @TempDir private Path folder;
    private SignInStage stage;
    private Account account;

    @BeforeEach
    void start() throws IOException {
        stage = new SignInStage(folder);
        account = stage.account();
    }

    @AfterEach
    void end() {
        account.close();
        stage.close();
    }

    private ShortLivedCredentials credentials(boolean pool) {
        CloudConfig config = stage.config(stage.service.endpoint(), pool);
        return ShortLivedCredentials.of(config, account, stage.clock);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anIdTokenBecomesKeysOfItsCreator(boolean pool) {
        stage.signIn(account, EMAIL);
        try (ShortLivedCredentials credentials = credentials(pool)) {
            AwsSessionCredentials keys = (AwsSessionCredentials) credentials.resolveCredentials();
            assertEquals(
                    IdentityStandIn.creatorId(EMAIL),
                    stage.service.creatorOf(keys.accessKeyId()).orElseThrow());
            var issued = stage.service.keys(keys.accessKeyId()).orElseThrow();
            assertEquals(issued.secretKey(), keys.secretAccessKey());
            assertEquals(issued.sessionToken(), keys.sessionToken());
            assertSame(keys, credentials.resolveCredentials());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keysAreRenewedAMinuteBeforeTheirEndAlsoWhenTheIdTokenHasRunOut(boolean pool) {
        stage.signIn(account, EMAIL);
        try (ShortLivedCredentials credentials = credentials(pool)) {
            AwsCredentials first = credentials.resolveCredentials();
            stage.advance(Duration.ofMinutes(58).plusSeconds(59));
            assertSame(first, credentials.resolveCredentials());
            stage.advance(Duration.ofSeconds(1));
            AwsCredentials second = credentials.resolveCredentials();
            assertNotEquals(first.accessKeyId(), second.accessKeyId());
        }
    }

    @Test
    void whoIsNotSignedInGetsNoKeys() {
        try (ShortLivedCredentials credentials = credentials(true)) {
            assertEquals(
                    Reason.NOT_SIGNED_IN,
                    assertThrows(SignInException.class, credentials::resolveCredentials).reason());
        }
    }

    @Test
    void withoutANetworkKeysAreUsedToTheirEndAndNotBeyond() {
        stage.signIn(account, EMAIL);
        try (ShortLivedCredentials credentials = credentials(true)) {
            AwsCredentials keys = credentials.resolveCredentials();
            stage.service.close();
            stage.clock.advance(Duration.ofMinutes(59).plusSeconds(30));
            assertSame(keys, credentials.resolveCredentials());
            stage.clock.advance(Duration.ofSeconds(30));
            assertEquals(
                    Reason.NO_NETWORK,
                    assertThrows(SignInException.class, credentials::resolveCredentials).reason());
        }
    }

    @Test
    void keysThatAServiceRefusedAreFetchedAnew() {
        stage.signIn(account, EMAIL);
        try (ShortLivedCredentials credentials = credentials(true)) {
            AwsCredentials keys = credentials.resolveCredentials();
            credentials.refused("another");
            assertSame(keys, credentials.resolveCredentials());
            credentials.refused(keys.accessKeyId());
            assertNotEquals(keys.accessKeyId(), credentials.resolveCredentials().accessKeyId());
        }
    }

    @Test
    void ofManyThreadsOneFetches() throws Exception {
        AtomicInteger fetched = new AtomicInteger();
        KeySource source = source(fetched, NOW.plusSeconds(3600));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var credentials = new ShortLivedCredentials(source, new SettableClock(NOW))) {
            Callable<String> ask = () -> credentials.resolveCredentials().accessKeyId();
            List<String> got = new ArrayList<>();
            for (var result : threads.invokeAll(Collections.nCopies(32, ask))) {
                got.add(result.get());
            }
            assertEquals(1, fetched.get());
            assertEquals(1, got.stream().distinct().count());
        }
    }

    @Test
    void keysThatHaveRunOutWhenTheyComeAreRefused() {
        try (var credentials =
                new ShortLivedCredentials(
                        source(new AtomicInteger(), NOW), new SettableClock(NOW))) {
            assertEquals(
                    Reason.CLOCK_WRONG,
                    assertThrows(SignInException.class, credentials::resolveCredentials).reason());
        }
    }

    private static KeySource source(AtomicInteger fetched, Instant end) {
        return new KeySource() {
            @Override
            public AwsSessionCredentials fetch() {
                return AwsSessionCredentials.builder()
                        .accessKeyId("ASIA" + fetched.incrementAndGet())
                        .secretAccessKey("secret")
                        .sessionToken("token")
                        .expirationTime(end)
                        .build();
            }

            @Override
            public void close() {}
        };
    }
}
