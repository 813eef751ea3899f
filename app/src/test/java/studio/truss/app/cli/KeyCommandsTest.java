package studio.truss.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Prompt;
import studio.truss.app.cli.gemini.KeySetCommand;
import studio.truss.platform.gemini.access.GeminiKeys;
import studio.truss.platform.vault.Passphrase;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class KeyCommandsTest {
    private static final String KEY = "AIza-a-key-of-nobody";

    @TempDir private Path folder;

    private Shell shell(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("TRUSS_KEYCHAIN", "off");
        return new Shell(folder, environment);
    }

    private Shell shell() {
        return shell(Map.of());
    }

    /// Runs a command with something on its standard input.
    private static Shell.Ran run(Shell shell, String input, String... args) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
        try {
            Shell.Ran ran = shell.run(args);
            assertFalse((ran.out() + ran.err()).contains(KEY), "the key is shown");
            return ran;
        } finally {
            System.setIn(before);
        }
    }

    private static void assertRan(int code, String words, Shell.Ran ran) {
        assertEquals(code, ran.code(), ran.err());
        assertTrue(ran.err().contains(words), ran.err());
        assertEquals("", ran.out());
    }

    private static JsonNode listed(Shell shell) throws IOException {
        Shell.Ran ran = run(shell, "", "key", "list", "--json");
        assertEquals(ExitCode.DONE, ran.code(), ran.err());
        return new ObjectMapper().readTree(ran.out()).path("keys").path(0);
    }

    private static Optional<GeminiKeys.Found> found(Shell shell) {
        try (AppGraph graph = shell.graph()) {
            return graph.geminiKeys(Passphrase.none()).find();
        }
    }

    @Test
    void keyOfStandardInputIsKeptListedAndForgotten() throws IOException {
        assertTrue(run(shell(), "", "key", "list").out().startsWith("gemini  none."));
        assertTrue(listed(shell()).path("used").isNull());
        assertRan(
                ExitCode.DONE,
                "The key is kept.",
                run(shell(), "  " + KEY + "\r\nanother line\n", "key", "set", "gemini"));
        assertEquals(KEY, found(shell()).orElseThrow().key().value());
        JsonNode key = listed(shell());
        assertEquals("gemini", key.path("name").asText());
        assertEquals("vault", key.path("used").asText());
        assertEquals("KEY_FILE", key.at("/vault/key").asText());
        assertTrue(run(shell(), "", "key", "list").out().contains("sealed in a file"));
        assertRan(ExitCode.DONE, "is forgotten", run(shell(), "", "key", "remove", "gemini"));
        assertTrue(found(shell()).isEmpty());
        assertRan(
                ExitCode.NOTHING_FOUND,
                "No key to Gemini is kept.",
                run(shell(), "", "key", "remove", "gemini"));
    }

    @Test
    void atATerminalTheKeyIsAskedForWithoutShowingIt() {
        Prompt prompt = typing(KEY);
        try (AppGraph graph = shell().graph()) {
            int code = new CommandLine(new KeySetCommand(graph, prompt)).execute("gemini");
            assertEquals(ExitCode.DONE, code);
        }
        assertEquals(KEY, found(shell()).orElseThrow().key().value());
    }

    private static Prompt typing(String secret) {
        return new Prompt() {
            @Override
            public Optional<String> line(String question) {
                throw new AssertionError("would be seen");
            }

            @Override
            public Optional<char[]> secret(String question) {
                return Optional.of(secret.toCharArray());
            }
        };
    }

    @Test
    void keyOfTheEnvironmentIsNamedAndWins() throws IOException {
        run(shell(), KEY, "key", "set", "gemini");
        Shell other = shell(Map.of("GEMINI_API_KEY", "another"));
        JsonNode key = listed(other);
        assertEquals("GEMINI_API_KEY", key.path("environment").asText());
        assertTrue(key.path("kept").asBoolean());
        assertEquals("environment", key.path("used").asText());
        String words = run(other, "", "key", "list").out();
        assertTrue(words.contains("GEMINI_API_KEY of the environment, which wins over"), words);
        assertTrue(run(other, KEY, "key", "set", "gemini").err().contains("used in place of it"));
        assertTrue(run(other, "", "key", "remove", "gemini").err().contains("still has one"));
        Shell both = shell(Map.of("GEMINI_API_KEY", "another", "GOOGLE_API_KEY", "this"));
        assertEquals("GOOGLE_API_KEY", listed(both).path("environment").asText());
        assertRan(
                ExitCode.NO_INPUT_USABLE,
                "The key of GEMINI_API_KEY is none",
                run(shell(Map.of("GEMINI_API_KEY", "two words")), "", "key", "list"));
    }

    @Test
    void whatIsNoKeyIsRefusedInASentence() {
        assertRan(ExitCode.USAGE, "The key is empty.", run(shell(), "", "key", "set", "gemini"));
        assertRan(ExitCode.USAGE, "is empty", run(shell(), " \n" + KEY, "key", "set", "gemini"));
        assertRan(ExitCode.USAGE, "one word", run(shell(), "a b", "key", "set", "gemini"));
        assertRan(
                ExitCode.USAGE,
                "too long",
                run(shell(), "x".repeat(100_000), "key", "set", "gemini"));
        assertTrue(found(shell()).isEmpty());
    }

    @Test
    void keyThatIsTypedAsAnArgumentIsNeitherTakenNorRepeated() {
        for (List<String> typed :
                List.of(
                        List.of("set", "gemini", KEY),
                        List.of("set", "gemini", "--key=" + KEY),
                        List.of("set", "gemini", "--key", KEY),
                        List.of("set", KEY),
                        List.of("set", "--key=" + KEY),
                        List.of("set", "-k" + KEY, "gemini"),
                        List.of(KEY),
                        List.of("list", KEY),
                        List.of("remove", KEY),
                        List.of("remove", "gemini", KEY))) {
            String[] args = new String[typed.size() + 1];
            args[0] = "key";
            for (int i = 0; i < typed.size(); i++) {
                args[i + 1] = typed.get(i);
            }
            assertEquals(ExitCode.USAGE, run(shell(), KEY, args).code(), typed.toString());
        }
        assertTrue(found(shell()).isEmpty());
        assertRan(ExitCode.USAGE, "there is: gemini", run(shell(), KEY, "key", "set", "gemni"));
        assertEquals(ExitCode.USAGE, run(shell(), "", "key").code());
    }

    @Test
    void keySealedByAPassphraseNeedsItAgain() throws IOException {
        Shell sealing = shell(Map.of("TRUSS_VAULT_PASSPHRASE", "correct horse"));
        run(sealing, KEY, "key", "set", "gemini");
        assertEquals("PASSPHRASE", listed(sealing).at("/vault/key").asText());
        Shell wrong = shell(Map.of("TRUSS_VAULT_PASSPHRASE", "battery"));
        for (String[] command :
                new String[][] {
                    {"key", "list"}, {"key", "set", "gemini"}, {"key", "remove", "gemini"}
                }) {
            assertRan(
                    ExitCode.NO_INPUT_USABLE,
                    "That is not the passphrase",
                    run(wrong, "other", command));
            assertRan(
                    ExitCode.NO_INPUT_USABLE,
                    "TRUSS_VAULT_PASSPHRASE",
                    run(shell(), "other", command));
        }
        assertEquals(
                "vault", listed(sealing).path("used").asText(), "what is kept is left as it is");
    }
}
