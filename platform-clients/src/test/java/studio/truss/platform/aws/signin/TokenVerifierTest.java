package studio.truss.platform.aws.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.platform.aws.signin.SignInException.Reason;
import studio.truss.platform.aws.stack.CloudConfig;
import studio.truss.platform.aws.stack.Download;
import studio.truss.platform.devcloud.SignInStage;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class TokenVerifierTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;
    private SignInStage stage;
    private Session session;
    private TokenVerifier verifier;

    @BeforeEach
    void start() throws IOException {
        stage = new SignInStage(folder);
        try (Account account = stage.account()) {
            session = stage.signIn(account, "creator@example.com");
        }
        verifier = new TokenVerifier(stage.config(), stage.clock);
    }

    @AfterEach
    void end() {
        stage.close();
    }

    private void assertRefused(Reason reason, String token) {
        SignInException e =
                assertThrows(SignInException.class, () -> verifier.idToken(token), token);
        assertEquals(reason, e.reason());
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        String payload = token.split("\\.", -1)[1];
        assertFalse(!payload.isEmpty() && trace.toString().contains(payload));
    }

    private ObjectNode part(int index) throws IOException {
        return (ObjectNode)
                JSON.readTree(
                        Base64.getUrlDecoder().decode(session.idToken().split("\\.", -1)[index]));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String base64(ObjectNode json) {
        return base64(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String signatureOfIdToken() {
        return session.idToken().split("\\.", -1)[2];
    }

    @Test
    void genuineTokensAreAccepted() {
        assertEquals(
                session.creator().value(),
                verifier.idToken(session.idToken()).text("sub").orElseThrow());
        verifier.accessToken(session.accessToken());
    }

    @Test
    void oneTokenIsNotTakenForTheOther() {
        assertRefused(Reason.TAMPERED, session.accessToken());
        assertThrows(SignInException.class, () -> verifier.accessToken(session.idToken()));
    }

    @Test
    void changedClaimsAreRefused() throws IOException {
        ObjectNode claims = part(1).put("sub", "somebody-else");
        assertRefused(
                Reason.TAMPERED,
                base64(part(0)) + "." + base64(claims) + "." + signatureOfIdToken());
    }

    @Test
    void everyChangedCharacterOfTheSignatureIsRefused() {
        String token = session.idToken();
        int start = token.lastIndexOf('.') + 1;
        // the last character has bits that stand for nothing
        for (int i = start; i < token.length() - 1; i += 7) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertRefused(Reason.TAMPERED, token.substring(0, i) + other + token.substring(i + 1));
        }
    }

    @Test
    void unsignedTokensAreRefused() throws IOException {
        for (String alg : new String[] {"none", "None", "NONE", ""}) {
            ObjectNode header = part(0).put("alg", alg);
            assertRefused(Reason.TAMPERED, base64(header) + "." + base64(part(1)) + ".");
            assertRefused(
                    Reason.TAMPERED,
                    base64(header) + "." + base64(part(1)) + "." + signatureOfIdToken());
        }
    }

    @Test
    void aTokenSignedWithThePublicKeyAsASecretIsRefused() throws Exception {
        URI keys = URI.create(stage.config().issuer() + "/.well-known/jwks.json");
        byte[] modulus =
                Base64.getUrlDecoder()
                        .decode(
                                JSON.readTree(Download.text(keys))
                                        .path("keys")
                                        .path(0)
                                        .path("n")
                                        .asText());
        String input = base64(part(0).put("alg", "HS256")) + "." + base64(part(1));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(modulus, "HmacSHA256"));
        assertRefused(
                Reason.TAMPERED,
                input + "." + base64(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void aTokenOfAnotherKeyIsRefusedWhateverIdItNames() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String input = base64(part(0)) + "." + base64(part(1));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(generator.generateKeyPair().getPrivate());
        signature.update(input.getBytes(StandardCharsets.US_ASCII));
        assertRefused(Reason.TAMPERED, input + "." + base64(signature.sign()));
        assertRefused(
                Reason.TAMPERED,
                base64(part(0).put("kid", "no-such-key"))
                        + "."
                        + base64(part(1))
                        + "."
                        + signatureOfIdToken());
    }

    @Test
    void anotherClientsAndAnotherPoolsTokensAreRefused() {
        CloudConfig config = stage.config();
        CloudConfig.Identity identity = config.requireIdentity();
        CloudConfig other =
                new CloudConfig(
                        config.region(),
                        config.table(),
                        config.bucket(),
                        new CloudConfig.Identity(
                                identity.userPoolId(),
                                "otherclient",
                                identity.identityPoolId(),
                                null,
                                "sub"),
                        config.endpoints());
        verifier = new TokenVerifier(other, stage.clock);
        assertRefused(Reason.TAMPERED, session.idToken());
        String slash = stage.service.endpoint() + "/";
        CloudConfig renamed =
                stage.config(URI.create(slash.replace("127.0.0.1", "localhost")), true);
        verifier = new TokenVerifier(renamed, stage.clock);
        assertRefused(Reason.TAMPERED, session.idToken());
    }

    @Test
    void nonsenseIsRefused() {
        for (String token :
                new String[] {".", "..", "a.b.c", "{}.{}.{}", "x".repeat(20_000) + ".."}) {
            assertThrows(SignInException.class, () -> verifier.idToken(token));
        }
    }

    @Test
    void fiveMinutesOfClockAreForgivenAndNoMore() {
        stage.clock.set(stage.serviceClock.instant().minus(Duration.ofMinutes(5)));
        verifier.idToken(session.idToken());
        stage.clock.set(stage.serviceClock.instant().minus(Duration.ofMinutes(5)).minusSeconds(1));
        assertRefused(Reason.CLOCK_WRONG, session.idToken());
        stage.clock.set(stage.serviceClock.instant().plus(Duration.ofMinutes(65)));
        verifier.idToken(session.idToken());
        stage.clock.set(stage.serviceClock.instant().plus(Duration.ofMinutes(65)).plusSeconds(1));
        assertRefused(Reason.CLOCK_WRONG, session.idToken());
    }

    @Test
    void aNewSigningKeyIsFetchedWhenATokenNamesIt() {
        verifier.idToken(session.idToken());
        stage.service.rotateSigningKey();
        stage.advance(Duration.ofMinutes(2));
        Session next;
        try (Account account = stage.account()) {
            next = stage.signIn(account, "creator@example.com");
        }
        verifier.idToken(next.idToken());
        assertRefused(Reason.TAMPERED, session.idToken());
    }
}
