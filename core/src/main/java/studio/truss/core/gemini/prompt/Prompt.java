package studio.truss.core.gemini.prompt;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What the model is told in one request, without its model and its video.
///
/// @param instruction what it is, and how it is to answer
/// @param text the question, and what is known
/// @param schema of the answer, as JSON Schema
/// @param answerMax tokens of answer and thoughts at most
public record Prompt(String instruction, String text, ObjectNode schema, int answerMax) {
    public Prompt {
        schema = schema.deepCopy();
    }

    @Override
    public ObjectNode schema() {
        return schema.deepCopy();
    }

    /// Another one for another question; 64 hexadecimal digits.
    public String hash() {
        return sha256(instruction, text, schema.toString(), Integer.toString(answerMax));
    }

    static String sha256(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // its length first: two texts are not mistaken for one that was cut elsewhere
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
