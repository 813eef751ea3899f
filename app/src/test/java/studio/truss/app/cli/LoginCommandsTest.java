package studio.truss.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.cloud.LoginCommand;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Prompt;
import studio.truss.core.library.entity.Profile;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.platform.devcloud.IdentityStandIn;
import studio.truss.platform.devcloud.Lifetimes;
import studio.truss.platform.devcloud.Mailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

class LoginCommandsTest {
    private static final String EMAIL = "ada@example.com";

    @TempDir private Path folder;
    private final List<String> codes = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private IdentityStandIn service;
    private Path stack;
    private Shell shell;

    @BeforeEach
    void start() throws IOException {
        Mailbox mailbox =
                new Mailbox() {
                    @Override
                    public void code(String email, String code) {
                        codes.add(code);
                    }

                    @Override
                    public void link(String email, String link) {
                        links.add(link);
                    }
                };
        service = IdentityStandIn.start(0, Clock.systemUTC(), Lifetimes.usual(), mailbox);
        String outputs =
                """
                {"Region":"%s","TableName":"truss","BucketName":"media","UserPoolId":"%s",
                 "UserPoolClientId":"%s","IdentityPoolId":"%s","CognitoIdpEndpoint":"%s",
                 "CognitoIdentityEndpoint":"%s"}\
                """
                        .formatted(
                                IdentityStandIn.REGION,
                                IdentityStandIn.USER_POOL,
                                IdentityStandIn.CLIENT,
                                IdentityStandIn.IDENTITY_POOL,
                                service.endpoint(),
                                service.endpoint());
        stack = Files.writeString(folder.resolve("outputs.json"), outputs);
        shell = new Shell(folder.resolve("home"), Map.of("TRUSS_KEYCHAIN", "off"));
    }

    @AfterEach
    void end() {
        service.close();
    }

    private JsonNode account() throws IOException {
        Shell.Ran ran = shell.run("account", "--json");
        assertEquals(ExitCode.DONE, ran.code());
        return new ObjectMapper().readTree(ran.out());
    }

    private void assertRan(int code, String words, Shell.Ran ran) {
        assertEquals(code, ran.code(), ran.err());
        assertTrue(ran.err().contains(words), ran.err());
        assertEquals("", ran.out());
    }

    @Test
    void withoutAStackOneIsToldWhatToDo() throws IOException {
        for (String command : new String[] {"login", "logout"}) {
            assertRan(ExitCode.NO_INPUT_USABLE, "--stack FILE|URL", shell.run(command));
        }
        assertFalse(account().path("signedIn").asBoolean());
        assertTrue(shell.run("account").out().contains("Nobody is signed in"));
    }

    @Test
    void aCodeInTwoCallsSignsInAndTakesOverTheLibrary() throws IOException {
        String local;
        try (AppGraph graph = shell.graph()) {
            local = graph.library().creator().value();
        }
        assertRan(
                ExitCode.DONE,
                "A code was sent to a**@example.com",
                shell.run("login", "--stack", stack.toString(), "--email", EMAIL));
        assertEquals(local, account().path("library").asText());
        assertRan(
                ExitCode.DONE,
                "Signed in as ada@example.com.",
                shell.run("login", "--email", EMAIL, "--code", codes.getLast()));
        String creator = IdentityStandIn.creatorId(EMAIL);
        JsonNode account = account();
        assertEquals(creator, account.path("creator").asText());
        assertEquals(creator, account.path("library").asText());
        assertEquals("KEY_FILE", account.path("vault").path("key").asText());
        try (AppGraph graph = shell.graph()) {
            Item profile = graph.library().get(new EntityKey.Profile());
            assertNotNull(profile);
            assertEquals(EMAIL, Profile.of(profile).email());
            assertEquals(creator, Profile.of(profile).userId().value());
        }
        assertTrue(Files.exists(folder.resolve("home/libraries/" + local + ".adopted.db")));
    }

    @Test
    void aLinkInTwoCallsSignsIn() throws IOException {
        service.addUser(EMAIL);
        assertRan(
                ExitCode.DONE,
                "A link was sent",
                shell.run("login", "--stack", stack.toString(), "--email", EMAIL, "--link"));
        assertRan(
                ExitCode.DONE,
                "Signed in as ada@example.com.",
                shell.run("login", "--link", links.getLast()));
        assertTrue(account().path("signedIn").asBoolean());
        assertRan(
                ExitCode.NO_INPUT_USABLE,
                "No sign-in waits",
                shell.run("login", "--link", links.getLast()));
        assertRan(
                ExitCode.NO_INPUT_USABLE,
                "no sign-in link",
                shell.run("login", "--link", "https://example.com"));
    }

    @Test
    void aLinkThatIsOpenedSignsInBesideTheOpenWindow() throws IOException {
        service.addUser(EMAIL);
        shell.run("login", "--stack", stack.toString(), "--email", EMAIL, "--link");
        long other = ProcessHandle.current().parent().orElseThrow().pid();
        Files.writeString(
                folder.resolve("home/session-" + other), "2026-11-22T07:17:19Z"); // a window's mark
        assertRan(ExitCode.DONE, "Signed in as ada@example.com.", shell.run(links.getLast()));
        assertEquals(EMAIL, account().path("email").asText());
        assertEquals(IdentityStandIn.creatorId(EMAIL), account().path("library").asText());
        assertRan(ExitCode.NO_INPUT_USABLE, "no sign-in link", shell.run("truss://other?x=y"));
        assertEquals(ExitCode.USAGE, shell.run("clpi").code());
    }

    @Test
    void whatIsRefusedIsSaidInASentence() {
        String file = stack.toString();
        assertRan(ExitCode.DONE, "Your cloud is the table", shell.run("login", "--stack", file));
        assertRan(ExitCode.USAGE, "Who signs in?", shell.run("login"));
        assertRan(
                ExitCode.NO_INPUT_USABLE,
                "no e-mail address",
                shell.run("login", "--email", "nobody"));
        assertRan(
                ExitCode.NO_INPUT_USABLE,
                "No sign-in waits",
                shell.run("login", "--code", "123456"));
        shell.run("login", "--email", EMAIL);
        String wrong = codes.getLast().equals("11111111") ? "22222222" : "11111111";
        assertRan(
                ExitCode.NO_INPUT_USABLE,
                "not the code of the last mail",
                shell.run("login", "--code", wrong));
        service.close();
        assertRan(
                ExitCode.NO_INPUT_USABLE,
                "cannot be reached",
                shell.run("login", "--code", codes.getLast()));
    }

    @Test
    void aPasswordSignsIn() throws IOException {
        service.addUser(EMAIL, "correct horse");
        String[] command = {"login", "--stack", stack.toString(), "--email", EMAIL, "--password"};
        assertRan(ExitCode.USAGE, "TRUSS_PASSWORD", shell.run(command));
        Path home = folder.resolve("home");
        shell = new Shell(home, Map.of("TRUSS_KEYCHAIN", "off", "TRUSS_PASSWORD", "battery"));
        assertRan(ExitCode.NO_INPUT_USABLE, "not the password", shell.run(command));
        shell = new Shell(home, Map.of("TRUSS_KEYCHAIN", "off", "TRUSS_PASSWORD", "correct horse"));
        assertRan(ExitCode.DONE, "Signed in as ada@example.com.", shell.run(command));
        assertEquals(EMAIL, account().path("email").asText());
    }

    @Test
    void aSignInIsSealedByAPassphraseWhenThatIsWished() throws IOException {
        shell.run("login", "--stack", stack.toString(), "--email", EMAIL);
        assertEquals("KEY_FILE", account().path("vault").path("key").asText());
        shell =
                new Shell(
                        folder.resolve("home"),
                        Map.of("TRUSS_KEYCHAIN", "off", "TRUSS_VAULT_PASSPHRASE", "correct horse"));
        assertRan(
                ExitCode.DONE,
                "Signed in as ada@example.com.",
                shell.run("login", "--passphrase", "--code", codes.getLast()));
        assertEquals("PASSPHRASE", account().path("vault").path("key").asText());
    }

    @Test
    void signingOutKeepsTheLibrary() throws IOException {
        shell.run("login", "--stack", stack.toString(), "--email", EMAIL);
        shell.run("login", "--code", codes.getLast());
        shell.run("account", "--name", "Ada");
        Shell.Ran out = shell.run("logout", "--everywhere");
        assertRan(ExitCode.DONE, "On other machines it ends within the hour", out);
        assertRan(ExitCode.DONE, "not in the cloud: 1. They stay here", out);
        assertRan(ExitCode.DONE, "Nobody was signed in.", shell.run("logout"));
        assertFalse(account().path("signedIn").asBoolean());
        assertEquals(IdentityStandIn.creatorId(EMAIL), account().path("library").asText());
    }

    @Test
    void atATerminalOneCommandDoesItAllAndAsksAgainAfterAWrongCode() throws IOException {
        Queue<Supplier<String>> typed =
                new ArrayDeque<>(List.of(() -> EMAIL, () -> "no code", codes::getLast));
        Prompt prompt =
                new Prompt() {
                    @Override
                    public Optional<String> line(String question) {
                        return Optional.ofNullable(typed.poll()).map(Supplier::get);
                    }

                    @Override
                    public Optional<char[]> secret(String question) {
                        return Optional.of("correct horse".toCharArray());
                    }
                };
        try (AppGraph graph = shell.graph()) {
            int code =
                    new CommandLine(new LoginCommand(graph, prompt))
                            .execute("--stack", stack.toString(), "--passphrase");
            assertEquals(ExitCode.DONE, code);
        }
        assertTrue(typed.isEmpty());
        assertRan(ExitCode.NO_INPUT_USABLE, "TRUSS_VAULT_PASSPHRASE", shell.run("account"));
        shell =
                new Shell(
                        folder.resolve("home"),
                        Map.of("TRUSS_VAULT_PASSPHRASE", "correct horse", "TRUSS_KEYCHAIN", "off"));
        assertEquals(EMAIL, account().path("email").asText());
    }
}
