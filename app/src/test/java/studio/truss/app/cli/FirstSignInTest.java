package studio.truss.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import studio.truss.app.cloud.TableStandIn;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.SyncClock;
import studio.truss.core.sync.SyncEngine;
import studio.truss.platform.devcloud.IdentityStandIn;
import studio.truss.platform.devcloud.Lifetimes;
import studio.truss.platform.devcloud.Mailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/// The first sign-in on a machine whose library is not empty, to a cloud that is not empty either.
@SuppressWarnings("NullAway.Init") // made by start()
class FirstSignInTest {
    private static final String EMAIL = "ada@example.com";
    private static final CreatorId CREATOR = CreatorId.of(IdentityStandIn.creatorId(EMAIL));

    @TempDir private Path folder;
    private final List<String> codes = new ArrayList<>();
    private IdentityStandIn service;
    private TableStandIn cloud;
    private Shell shell;
    private CreatorId local;

    @BeforeEach
    void start() throws IOException {
        Mailbox mailbox =
                new Mailbox() {
                    @Override
                    public void code(String email, String code) {
                        codes.add(code);
                    }

                    @Override
                    public void link(String email, String link) {}
                };
        service = IdentityStandIn.start(0, Clock.systemUTC(), Lifetimes.usual(), mailbox);
        service.addUser(EMAIL);
        cloud = new TableStandIn();
        cloud.table().put(video("there", "Their talk").toItem(CREATOR));
        shell = new Shell(folder.resolve("home"), Map.of("TRUSS_KEYCHAIN", "off"));
        try (AppGraph graph = shell.graph()) {
            graph.library().create(video("here", "a"));
            local = graph.library().creator();
        }
        shell.run("login", "--stack", stack().toString(), "--email", EMAIL);
    }

    private Path stack() throws IOException {
        String outputs =
                """
                {"Region":"%s","TableName":"truss","BucketName":"media","UserPoolId":"%s",
                 "UserPoolClientId":"%s","IdentityPoolId":"%s","CognitoIdpEndpoint":"%s",
                 "CognitoIdentityEndpoint":"%s","DynamoDbEndpoint":"%s"}\
                """
                        .formatted(
                                IdentityStandIn.REGION,
                                IdentityStandIn.USER_POOL,
                                IdentityStandIn.CLIENT,
                                IdentityStandIn.IDENTITY_POOL,
                                service.endpoint(),
                                service.endpoint(),
                                cloud.endpoint());
        return Files.writeString(folder.resolve("outputs.json"), outputs);
    }

    private static Asset video(String id, String title) {
        return new Asset(
                VideoId.of(id),
                title,
                "local",
                "a.mkv",
                "abc",
                10L,
                60_000L,
                1920L,
                1080L,
                "30/1",
                null,
                Asset.Status.NEW,
                Set.of(),
                "2026-11-22T07:17:19.123Z",
                null);
    }

    @AfterEach
    void end() {
        cloud.close();
        service.close();
    }

    private void assertCurrent(CreatorId expected, String... videos) {
        try (AppGraph graph = shell.graph()) {
            assertEquals(expected, graph.library().creator());
            assertEquals(
                    Set.of(videos),
                    Set.copyOf(
                            graph.library().index().videos().stream()
                                    .map(v -> v.asset().videoId().value())
                                    .toList()));
        }
    }

    private Shell.Ran answered() {
        return shell.run("login", "--code", codes.getLast());
    }

    @Test
    void withoutATerminalNothingIsDecided() {
        Shell.Ran ran = answered();
        assertEquals(ExitCode.USAGE, ran.code());
        assertTrue(ran.err().contains("Signed in as ada@example.com."), ran.err());
        assertTrue(ran.err().contains("holds 1 video and 0 clips"), ran.err());
        assertTrue(ran.err().contains("--merge"), ran.err());
        assertCurrent(local, "here");
        assertTrue(shell.run("account").out().contains(EMAIL), "the sign-in is kept");
        assertEquals(ExitCode.USAGE, shell.run("login").code(), "asked again");
        assertEquals(ExitCode.USAGE, shell.run("login", "--merge", "--separate").code());
        assertCurrent(local, "here");
    }

    @Test
    void mergingMakesTheSameVideoOne() {
        answered();
        Shell.Ran ran = shell.run("login", "--merge");
        assertEquals(ExitCode.DONE, ran.code(), ran.err());
        assertTrue(ran.err().contains("is yours now"), ran.err());
        assertCurrent(CREATOR, "there");
    }

    @Test
    void keptApartTheLocalLibraryCanBeOpenedAgain() {
        Shell.Ran ran = shell.run("login", "--code", codes.getLast(), "--separate");
        assertEquals(ExitCode.DONE, ran.code(), ran.err());
        assertTrue(ran.err().contains("stays for itself"), ran.err());
        assertCurrent(CREATOR);
        assertEquals(ExitCode.DONE, shell.run("account", "--local").code());
        assertCurrent(local, "here");
        assertEquals(ExitCode.DONE, shell.run("login").code());
        assertCurrent(CREATOR);
    }

    @Test
    void whatWasKeptApartCanBeJoinedLaterAndTheSameVideoIsOne() {
        assertEquals(ExitCode.NO_INPUT_USABLE, shell.run("account", "--join").code());
        shell.run("login", "--code", codes.getLast(), "--separate");
        Shell.Ran ran = shell.run("account", "--join");
        assertEquals(ExitCode.NO_INPUT_USABLE, ran.code());
        assertTrue(ran.err().contains("truss sync"), ran.err());
        try (AppGraph graph = shell.graph();
                SqliteLibrary library = graph.libraries().openCurrent()) {
            new SyncEngine(library, cloud.table(), new SyncClock(graph.clock()), "test")
                    .run(0, () -> false);
        }
        assertEquals(ExitCode.DONE, shell.run("account", "--local").code());
        ran = shell.run("account", "--join");
        assertEquals(ExitCode.DONE, ran.code(), ran.err());
        assertTrue(ran.err().contains("videos in both: 1"), ran.err());
        assertCurrent(CREATOR, "there");
        assertEquals(ExitCode.NO_INPUT_USABLE, shell.run("account", "--join").code());
    }

    @Test
    void atATerminalOneIsAsked() {
        Queue<String> typed = new ArrayDeque<>(List.of("what", "m"));
        Prompt prompt =
                new Prompt() {
                    @Override
                    public Optional<String> line(String question) {
                        return Optional.ofNullable(typed.poll());
                    }

                    @Override
                    public Optional<char[]> secret(String question) {
                        return Optional.empty();
                    }
                };
        try (AppGraph graph = shell.graph()) {
            int code =
                    new CommandLine(new LoginCommand(graph, prompt))
                            .execute("--code", codes.getLast());
            assertEquals(ExitCode.DONE, code);
        }
        assertTrue(typed.isEmpty());
        assertCurrent(CREATOR, "there");
    }

    @Test
    void whereTheCloudDoesNotAnswerNothingIsTakenOver() {
        cloud.down(true);
        Shell.Ran ran = answered();
        assertEquals(ExitCode.NO_INPUT_USABLE, ran.code());
        assertTrue(ran.err().contains("cannot be looked at now"), ran.err());
        assertCurrent(local, "here");
        cloud.down(false);
        assertEquals(ExitCode.DONE, shell.run("login", "--merge").code());
        assertCurrent(CREATOR, "there");
    }

    @Test
    void anEmptyCloudAsksNothing() {
        cloud.table().delete(video("there", "").toItem(CREATOR).key());
        assertEquals(ExitCode.DONE, answered().code());
        assertCurrent(CREATOR, "here");
    }

    @Test
    void theStatusSaysWhoAndWhatWaits() throws IOException {
        Shell.Ran none =
                new Shell(folder.resolve("other"), Map.of("TRUSS_KEYCHAIN", "off"))
                        .run("cloud", "status");
        assertEquals(ExitCode.DONE, none.code());
        assertTrue(none.out().contains("No cloud is set up"), none.out());
        answered();
        Shell.Ran undecided = shell.run("cloud", "status");
        assertTrue(undecided.out().contains("truss login opens yours"), undecided.out());
        shell.run("login", "--merge");
        Shell.Ran ran = shell.run("cloud", "status", "--keys", "--json");
        assertEquals(ExitCode.DONE, ran.code(), ran.err());
        JsonNode status = new ObjectMapper().readTree(ran.out());
        assertEquals("truss", status.at("/cloud/table").asText());
        assertEquals(EMAIL, status.path("email").asText());
        assertEquals(CREATOR.value(), status.path("library").asText());
        assertEquals(1, status.path("pending").asInt());
        assertFalse(status.path("mirroring").asBoolean());
        assertTrue(Instant.parse(status.path("keysUntil").asText()).isAfter(Instant.now()));
        assertTrue(shell.run("cloud", "status").out().contains("Waiting: 1 (0 parked)."));
    }

    @Test
    void aNameIsWrittenOnTheCommandLine() {
        Shell.Ran ran = shell.run("account", "--name", " Ada ");
        assertEquals(ExitCode.DONE, ran.code());
        assertTrue(ran.err().contains("Your library names you Ada now."), ran.err());
        try (AppGraph graph = shell.graph()) {
            var profile = graph.library().get(new EntityKey.Profile());
            assertTrue(String.valueOf(profile).contains("Ada"), String.valueOf(profile));
        }
    }
}
