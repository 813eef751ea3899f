package studio.truss.platform.aws.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

import studio.truss.platform.aws.signin.SignInException.Reason;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Against proofs that another client made, Amazon's own for browsers.
class PasswordProofTest {
    private static JsonNode proofs() throws IOException {
        try (InputStream in = PasswordProofTest.class.getResourceAsStream("password-proofs.json")) {
            assertNotNull(in);
            return new ObjectMapper().readTree(in);
        }
    }

    private static PasswordProof.Question question(JsonNode proof) {
        return new PasswordProof.Question(
                proof.path("user").asText(),
                proof.path("salt").asText(),
                proof.path("b").asText(),
                proof.path("block").asText());
    }

    @Test
    void theProofsAreThoseOfAmazonsOwnClient() throws IOException {
        JsonNode all = proofs();
        String pool = all.path("pool").asText();
        assertEquals(6, all.path("vectors").size());
        for (JsonNode vector : all.path("vectors")) {
            PasswordProof proof = new PasswordProof(new BigInteger(vector.path("a").asText(), 16));
            byte[] text = proof.clientPublic().getBytes(StandardCharsets.US_ASCII);
            assertEquals(
                    vector.path("aPublicSha").asText(),
                    HexFormat.of().formatHex(SrpGroup.sha256(text)));
            assertEquals(
                    vector.path("sig").asText(),
                    proof.signature(
                            pool,
                            question(vector),
                            vector.path("password").asText().toCharArray(),
                            vector.path("ts").asText()));
        }
    }

    @Test
    void aPublicValueThatGivesThePasswordAwayIsRefused() throws IOException {
        PasswordProof.Question good = question(proofs().path("vectors").path(0));
        for (String forged : new String[] {"0", SrpGroup.N.toString(16), "no number"}) {
            var question =
                    new PasswordProof.Question(
                            good.user(), good.salt(), forged, good.secretBlock());
            assertEquals(
                    Reason.TAMPERED,
                    assertThrows(
                                    SignInException.class,
                                    () ->
                                            new PasswordProof()
                                                    .signature(
                                                            "p",
                                                            question,
                                                            "secret".toCharArray(),
                                                            "now"))
                            .reason());
        }
    }

    @Test
    void thePrimeIsSafe() {
        assertEquals(3072, SrpGroup.N.bitLength());
        assertTrue(SrpGroup.N.isProbablePrime(20));
        assertTrue(SrpGroup.N.shiftRight(1).isProbablePrime(20));
    }
}
