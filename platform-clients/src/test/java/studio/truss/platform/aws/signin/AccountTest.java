package studio.truss.platform.aws.signin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import studio.truss.platform.aws.signin.SignInException.Reason;
import studio.truss.platform.devcloud.IdentityStandIn;
import studio.truss.platform.devcloud.SignInStage;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

class AccountTest {
    private static final String EMAIL = "creator@example.com";

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

    private static void assertReason(Reason reason, Executable call) {
        assertEquals(reason, assertThrows(SignInException.class, call).reason());
    }

    @Test
    void somebodyNewConfirmsTheAddressByCodeAndIsSignedIn() {
        PendingSignIn pending = account.begin(new Email(" Creator@Example.com "), false);
        assertEquals(PendingSignIn.Kind.SIGN_UP_CODE, pending.kind());
        assertEquals("c******@example.com", pending.sentTo());
        SignInAnswer answer = account.answer(stage.mails.code());
        Session session = assertInstanceOf(SignInAnswer.Done.class, answer).session();
        assertEquals(IdentityStandIn.creatorId(EMAIL), session.creator().value());
        assertEquals(EMAIL, session.email());
        assertEquals(1, stage.mails.count());
        assertEquals(Optional.of(session), account.session());
        assertEquals(Optional.empty(), account.pending());
    }

    @Test
    void aCodeSignsInAlsoFromAnotherProcess() {
        stage.service.addUser(EMAIL);
        assertEquals(PendingSignIn.Kind.CODE, account.begin(new Email(EMAIL), false).kind());
        try (Account other = stage.account()) {
            other.answer(
                    " "
                            + stage.mails.code().substring(0, 4)
                            + " "
                            + stage.mails.code().substring(4));
        }
        assertEquals(EMAIL, account.session().orElseThrow().email());
    }

    @Test
    void aSignUpThatWasLeftIsTakenUpAgainWithANewCode() {
        account.begin(new Email(EMAIL), false);
        String first = stage.mails.code();
        account.begin(new Email(EMAIL), false);
        assertNotEquals(first, stage.mails.code());
        assertInstanceOf(SignInAnswer.Done.class, account.answer(stage.mails.code()));
    }

    @Test
    void aWrongCodeCanBeTypedAgainUntilThereWereTooMany() {
        stage.service.addUser(EMAIL);
        account.begin(new Email(EMAIL), false);
        String wrong = stage.mails.code().equals("11111111") ? "22222222" : "11111111";
        assertReason(Reason.WRONG_CODE, () -> account.answer(wrong));
        assertReason(Reason.WRONG_CODE, () -> account.answer("letters"));
        assertReason(Reason.WRONG_CODE, () -> account.answer(wrong));
        assertReason(Reason.TOO_MANY_TRIES, () -> account.answer(wrong));
        assertReason(Reason.NOTHING_ASKED, () -> account.answer(stage.mails.code()));
        account.begin(new Email(EMAIL), false);
        assertInstanceOf(SignInAnswer.Done.class, account.answer(stage.mails.code()));
    }

    @Test
    void aCodeThatCameTooLateIsSaid() {
        stage.service.addUser(EMAIL);
        account.begin(new Email(EMAIL), false);
        stage.advance(Duration.ofMinutes(4));
        assertReason(Reason.EXPIRED, () -> account.answer(stage.mails.code()));
        assertEquals(Optional.empty(), account.pending());
    }

    @Test
    void aLinkSignsInOnce() {
        stage.service.addUser(EMAIL);
        assertEquals(PendingSignIn.Kind.LINK, account.begin(new Email(EMAIL), true).kind());
        SignInLink link = SignInLink.parse(stage.mails.link());
        assertEquals(EMAIL, account.open(link).email());
        account.signOut(false);
        assertReason(Reason.NOTHING_ASKED, () -> account.open(link));
        account.begin(new Email(EMAIL), true);
        assertReason(Reason.LINK_USED, () -> account.open(link));
    }

    @Test
    void aWrongLinkDoesNotEndTheSignInThatTheRightOneAnswers() {
        stage.service.addUser(EMAIL);
        account.begin(new Email(EMAIL), true);
        SignInLink link = SignInLink.parse(stage.mails.link());
        SignInLink wrong = new SignInLink(link.email(), link.token() + "x");
        assertReason(Reason.LINK_USED, () -> account.open(wrong));
        assertEquals(EMAIL, account.open(link).email());
    }

    @Test
    void aLinkOfSomebodyElseIsNotSent() {
        stage.service.addUser(EMAIL);
        stage.service.addUser("other@example.com");
        account.begin(new Email("other@example.com"), true);
        SignInLink others = SignInLink.parse(stage.mails.link());
        account.begin(new Email(EMAIL), true);
        assertReason(Reason.BAD_LINK, () -> account.open(others));
        assertTrue(account.pending().isPresent());
    }

    @Test
    void somebodyNewWhoAsksForALinkConfirmsTheAddressFirst() {
        assertEquals(PendingSignIn.Kind.SIGN_UP_CODE, account.begin(new Email(EMAIL), true).kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NotAuthorizedException", "UserLambdaValidationException"})
    void whereNobodyNewIsTakenSomebodyKnownSignsInAndAStrangerGetsNoMail(String refusal) {
        stage.service.addUser(EMAIL);
        stage.service.refuseSignUps(refusal, "SignUp is not permitted for this user pool");
        assertEquals(PendingSignIn.Kind.LINK, account.begin(new Email(EMAIL), true).kind());
        account.begin(new Email(EMAIL), false);
        assertInstanceOf(SignInAnswer.Done.class, account.answer(stage.mails.code()));
        int mails = stage.mails.count();
        Email stranger = new Email("stranger@example.com");
        assertEquals(PendingSignIn.Kind.LINK, account.begin(stranger, true).kind());
        assertEquals(PendingSignIn.Kind.CODE, account.begin(stranger, false).kind());
        assertReason(Reason.WRONG_CODE, () -> account.answer("12345678"));
        assertEquals(mails, stage.mails.count());
    }

    @Test
    void somebodyWhoseSignUpIsHalfDoneGetsACodeAlsoWhenALinkIsAsked() {
        account.begin(new Email(EMAIL), false);
        assertEquals(PendingSignIn.Kind.SIGN_UP_CODE, account.begin(new Email(EMAIL), true).kind());
        assertInstanceOf(SignInAnswer.Done.class, account.answer(stage.mails.code()));
        assertEquals(2, stage.mails.count());
    }

    @Test
    void aPasswordSignsInWithoutBeingSent() {
        stage.service.addUser(EMAIL, "correct horse");
        char[] typed = "correct horse".toCharArray();
        assertEquals(EMAIL, account.signIn(new Email(EMAIL), typed).email());
        assertArrayEquals(new char[typed.length], typed);
        assertReason(
                Reason.WRONG_PASSWORD,
                () -> account.signIn(new Email(EMAIL), "battery".toCharArray()));
        stage.service.addUser("codes@example.com");
        assertReason(
                Reason.WRONG_PASSWORD,
                () -> account.signIn(new Email("codes@example.com"), "x".toCharArray()));
        assertReason(
                Reason.WRONG_PASSWORD,
                () -> account.signIn(new Email("nobody@example.com"), "x".toCharArray()));
    }

    @Test
    void staleTokensAreRenewedAndTheOldRefreshTokenIsUsedUp() {
        Session first = stage.signIn(account, EMAIL);
        assertEquals(first, account.fresh());
        stage.advance(Duration.ofMinutes(56));
        Session second = account.fresh();
        assertNotEquals(first.idToken(), second.idToken());
        assertNotEquals(first.refreshToken(), second.refreshToken());
        assertEquals(first.since(), second.since());
        assertEquals(Optional.of(second), account.session());
        stage.advance(Duration.ofMinutes(56));
        assertNotEquals(second.refreshToken(), account.fresh().refreshToken());
    }

    @Test
    void aRefreshTokenThatSomebodyElseUsedEndsTheSignIn() {
        Session first = stage.signIn(account, EMAIL);
        stage.advance(Duration.ofMinutes(56));
        account.fresh();
        try (UserPool thief = new UserPool(stage.config())) {
            assertReason(Reason.SIGNED_OUT, () -> thief.refresh(first.refreshToken()));
        }
        stage.advance(Duration.ofMinutes(56));
        assertReason(Reason.SIGNED_OUT, () -> account.fresh());
        assertReason(Reason.NOT_SIGNED_IN, () -> account.fresh());
    }

    @Test
    void manyThreadsAndProcessesRefreshOnce() throws Exception {
        stage.signIn(account, EMAIL);
        stage.advance(Duration.ofMinutes(56));
        List<Callable<String>> calls = new ArrayList<>();
        List<Account> others = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                Account other = stage.account();
                others.add(other);
                calls.add(() -> other.fresh().refreshToken());
                calls.add(() -> account.fresh().refreshToken());
            }
            List<String> got = new ArrayList<>();
            for (var result : threads.invokeAll(calls)) {
                got.add(result.get());
            }
            assertEquals(1, got.stream().distinct().count());
        } finally {
            others.forEach(Account::close);
        }
    }

    @Test
    void withoutANetworkTokensThatStillLiveAreUsed() {
        Session session = stage.signIn(account, EMAIL);
        stage.service.close();
        stage.clock.advance(Duration.ofMinutes(57));
        assertEquals(session, account.fresh());
        stage.clock.advance(Duration.ofMinutes(4));
        assertReason(Reason.NO_NETWORK, () -> account.fresh());
        assertEquals(Optional.of(session), account.session());
    }

    @Test
    void signingOutHereRevokesAndForgets() {
        Session session = stage.signIn(account, EMAIL);
        assertEquals(Account.SignedOut.DONE, account.signOut(false));
        assertEquals(Optional.empty(), account.session());
        assertEquals(Account.SignedOut.NOBODY, account.signOut(false));
        try (UserPool pool = new UserPool(stage.config())) {
            assertReason(Reason.SIGNED_OUT, () -> pool.refresh(session.refreshToken()));
        }
    }

    @Test
    void signingOutEverywhereEndsTheOtherMachinesToo(@TempDir Path elsewhere) {
        stage.signIn(account, EMAIL);
        try (Account other = stage.account(stage.config(), stage.clock, elsewhere)) {
            stage.signIn(other, EMAIL);
            assertEquals(Account.SignedOut.DONE, account.signOut(true));
            stage.advance(Duration.ofMinutes(56));
            assertReason(Reason.SIGNED_OUT, other::fresh);
        }
    }

    @Test
    void withoutANetworkOneIsSignedOutHereAtLeast() {
        stage.signIn(account, EMAIL);
        stage.service.close();
        assertEquals(Account.SignedOut.HERE_ONLY, account.signOut(false));
        assertEquals(Optional.empty(), account.session());
    }

    @Test
    void aClockThatIsOffIsSaidAndALittleIsForgiven() {
        stage.clock.advance(Duration.ofMinutes(4));
        stage.signIn(account, EMAIL);
        stage.clock.set(stage.serviceClock.instant().minus(Duration.ofHours(3)));
        account.begin(new Email(EMAIL), false);
        SignInException e =
                assertThrows(SignInException.class, () -> account.answer(stage.mails.code()));
        assertEquals(Reason.CLOCK_WRONG, e.reason());
        assertTrue(String.valueOf(e.getMessage()).contains("2026-11-22T04:17:19Z"), e.getMessage());
    }

    @Test
    void aSessionOfAnotherPoolCountsAsNone() {
        stage.signIn(account, EMAIL);
        var config = stage.config(URI.create("http://127.0.0.1:9"), true);
        try (Account other = stage.account(config, stage.clock)) {
            assertEquals(Optional.empty(), other.session());
        }
    }

    @Test
    void noTokenStandsInTheFolderOrInWords() throws IOException {
        Session session = stage.signIn(account, EMAIL);
        List<String> secrets =
                List.of(session.idToken(), session.accessToken(), session.refreshToken());
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                secrets.forEach(s -> assertFalse(bytes.contains(s), file.toString()));
            }
        }
        stage.service.close();
        stage.clock.advance(Duration.ofHours(2));
        StringWriter words = new StringWriter();
        assertThrows(SignInException.class, account::fresh).printStackTrace(new PrintWriter(words));
        words.append(session.toString());
        secrets.forEach(s -> assertFalse(words.toString().contains(s)));
    }
}
