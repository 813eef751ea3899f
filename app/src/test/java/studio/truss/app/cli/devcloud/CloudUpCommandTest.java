package studio.truss.app.cli.devcloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.cli.console.ExitCode;
import studio.truss.core.testing.Footage;
import studio.truss.platform.aws.stack.StackOutputs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The development cloud, started as a person starts it.
final class CloudUpCommandTest {
    private static final String EMAIL = "ann@example.com";
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir private Path folder;

    @Tag("long")
    @Test
    void cloudIsSignedInToAndHoldsACreatorToTheOwnPartition() throws Exception {
        assumeServersAreInTheCache();
        Process process = start(System.getenv("PATH"), "--email", EMAIL);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String said = until(out, "second-library.* truss sync", process);
            Path file = folder.resolve("home/development-cloud/stack.json");
            assertTrue(
                    said.contains("truss login --stack \"" + file + "\" --email " + EMAIL), said);
            JsonNode stack = JSON.readTree(Files.readString(file));
            assertEquals(
                    "truss-development",
                    StackOutputs.parse(Files.readString(file), "stack").toConfig().table());

            Credentials keys = signIn(stack, out, process);
            String own = "CREATOR#" + keys.creator();
            assertEquals(200, put(stack, keys, own).statusCode());
            HttpResponse<String> foreign = put(stack, keys, own + "2");
            assertEquals(400, foreign.statusCode());
            assertTrue(foreign.body().contains("AccessDeniedException"), foreign.body());

            List<ProcessHandle> servers = process.descendants().toList();
            assertEquals(2, servers.size(), servers.toString());
            process.destroy(); // what Ctrl+C does
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(ExitCode.INTERRUPTED, process.exitValue());
            for (ProcessHandle server : servers) {
                server.onExit().get(60, TimeUnit.SECONDS);
            }
            assertFalse(Files.exists(file), "its addresses lead nowhere now");
        } finally {
            process.destroyForcibly();
        }
    }

    @Tag("long")
    @Test
    void aVideoGoesUpOnOneMachineAndComesDownOnAnother() throws Exception {
        assumeServersAreInTheCache();
        Path film =
                Footage.ofPicture("testsrc2=s=320x180:r=25")
                        .sound("sine=f=300:r=48000")
                        .seconds(6)
                        .gop(50)
                        .write(folder.resolve("film.mp4"));
        Process process = start(System.getenv("PATH"), "--email", EMAIL);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            until(out, "second-library.* truss sync", process);
            String stack = folder.resolve("home/development-cloud/stack.json").toString();
            run("one", "analyze", film.toString());
            signIn("one", stack, out, process);
            run("one", "upload", film.toString());
            run("one", "sync", "--once");

            signIn("two", stack, out, process);
            Path fetched = folder.resolve("fetched");
            run("two", "restore", "--download", fetched.toString());

            assertArrayEquals(
                    Files.readAllBytes(film), Files.readAllBytes(fetched.resolve("film.mp4")));
        } finally {
            process.destroyForcibly();
        }
    }

    private void signIn(String home, String stack, BufferedReader out, Process process)
            throws Exception {
        run(home, "login", "--stack", stack, "--email", EMAIL);
        Matcher code = Pattern.compile("code is (\\d+)").matcher(until(out, "code is", process));
        assertTrue(code.find());
        run(home, "login", "--code", code.group(1));
    }

    /// A command that must do its work, on a machine of its own.
    private void run(String home, String... words) throws Exception {
        Path said = folder.resolve(home + "-" + words[0] + ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(program(words))
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        builder.environment().put("TRUSS_HOME", folder.resolve(home).toString());
        builder.environment().put("TRUSS_KEYCHAIN", "off");
        Process command = builder.start();
        assertTrue(command.waitFor(180, TimeUnit.SECONDS), words[0]);
        assertEquals(0, command.exitValue(), () -> String.join(" ", words) + ": " + read(said));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> program(String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add("studio.truss.app.cli.Main");
        command.addAll(List.of(words));
        return command;
    }

    @Tag("long")
    @Test
    void killedCommandLeavesNoServersBehind() throws Exception {
        assumeServersAreInTheCache();
        Process process = start(System.getenv("PATH"));
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            until(out, "second-library.* truss sync", process);
            List<ProcessHandle> servers = process.descendants().toList();

            process.destroyForcibly();

            for (ProcessHandle server : servers) {
                server.onExit().get(60, TimeUnit.SECONDS);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows looks for programs elsewhere too")
    void withoutMavenItSaysWhatToInstall() throws Exception {
        Process process = start(folder.toString());

        assertTrue(process.waitFor(120, TimeUnit.SECONDS));

        String said = Files.readString(folder.resolve("said.txt"));
        assertEquals(ExitCode.NO_INPUT_USABLE, process.exitValue(), said);
        assertTrue(said.contains("truss: Maven is needed"), said);
    }

    private record Credentials(String accessKeyId, String creator) {}

    private Credentials signIn(JsonNode stack, BufferedReader out, Process process)
            throws Exception {
        String client = stack.path("UserPoolClientId").asText();
        String pool = "AWSCognitoIdentityProviderService.";
        JsonNode asked =
                call(
                        stack,
                        pool + "InitiateAuth",
                        "{'AuthFlow':'USER_AUTH','ClientId':'%s','AuthParameters':{'USERNAME':'%s','PREFERRED_CHALLENGE':'EMAIL_OTP'}}"
                                .formatted(client, EMAIL));
        Matcher code = Pattern.compile("code is (\\d+)").matcher(until(out, "code is", process));
        assertTrue(code.find());
        JsonNode tokens =
                call(
                        stack,
                        pool + "RespondToAuthChallenge",
                        "{'ChallengeName':'EMAIL_OTP','ClientId':'%s','Session':'%s','ChallengeResponses':{'USERNAME':'%s','EMAIL_OTP_CODE':'%s'}}"
                                .formatted(
                                        client,
                                        asked.path("Session").asText(),
                                        EMAIL,
                                        code.group(1)));
        String logins =
                "'Logins':{'cognito-idp.%s.amazonaws.com/%s':'%s'}"
                        .formatted(
                                stack.path("Region").asText(),
                                stack.path("UserPoolId").asText(),
                                tokens.at("/AuthenticationResult/IdToken").asText());
        String identity =
                call(
                                stack,
                                "AWSCognitoIdentityService.GetId",
                                "{'IdentityPoolId':'%s',%s}"
                                        .formatted(stack.path("IdentityPoolId").asText(), logins))
                        .path("IdentityId")
                        .asText();
        JsonNode keys =
                call(
                        stack,
                        "AWSCognitoIdentityService.GetCredentialsForIdentity",
                        "{'IdentityId':'%s',%s}".formatted(identity, logins));
        JsonNode user =
                call(
                        stack,
                        pool + "GetUser",
                        "{'AccessToken':'%s'}"
                                .formatted(
                                        tokens.at("/AuthenticationResult/AccessToken").asText()));
        return new Credentials(
                keys.at("/Credentials/AccessKeyId").asText(), user.path("Username").asText());
    }

    private static JsonNode call(JsonNode stack, String target, String body) throws Exception {
        HttpResponse<String> answer =
                post(
                        stack.path("CognitoIdpEndpoint").asText(),
                        target,
                        "",
                        body.replace('\'', '"'));
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> put(JsonNode stack, Credentials keys, String pk)
            throws Exception {
        return post(
                stack.path("DynamoDbEndpoint").asText(),
                "DynamoDB_20120810.PutItem",
                "AWS4-HMAC-SHA256 Credential=%s/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0"
                        .formatted(keys.accessKeyId()),
                "{\"TableName\":\"%s\",\"Item\":{\"PK\":{\"S\":\"%s\"},\"SK\":{\"S\":\"METADATA\"}}}"
                        .formatted(stack.path("TableName").asText(), pk));
    }

    private static HttpResponse<String> post(String to, String target, String who, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(to))
                        .header("X-Amz-Target", target)
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!who.isEmpty()) {
            request.header("Authorization", who);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private Process start(String path, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("cloud", "up"));
        words.addAll(List.of(options));
        ProcessBuilder builder =
                new ProcessBuilder(program(words.toArray(String[]::new)))
                        .redirectError(folder.resolve("said.txt").toFile());
        builder.environment().put("TRUSS_HOME", folder.resolve("home").toString());
        builder.environment().put("PATH", path);
        return builder.start();
    }

    /// What is said until a line has the pattern. Where the cache turns out not to be whole the
    /// test is skipped.
    private String until(BufferedReader out, String pattern, Process process)
            throws IOException, InterruptedException {
        StringBuilder said = new StringBuilder();
        Pattern wanted = Pattern.compile(pattern);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            if (wanted.matcher(line).find()) {
                return said.toString();
            }
        }
        process.waitFor();
        String trouble = Files.readString(folder.resolve("said.txt"));
        assumeFalse(
                trouble.contains("Maven could not fetch"),
                "the servers are not whole in Maven's cache, and the network is away: " + trouble);
        throw new AssertionError("ended before '" + pattern + "': " + said + trouble);
    }

    private static void assumeServersAreInTheCache() throws IOException, InterruptedException {
        Path cache = Path.of(System.getProperty("user.home"), ".m2", "repository");
        assumeTrue(
                Files.isDirectory(cache.resolve("software/amazon/dynamodb/DynamoDBLocal"))
                        && Files.isDirectory(cache.resolve("org/gaul/s3proxy")),
                "the servers of the development cloud are not in Maven's cache");
        try {
            assumeTrue(new ProcessBuilder("mvn", "--version").start().waitFor() == 0);
        } catch (IOException e) {
            assumeTrue(false, "there is no mvn to ask for the servers");
        }
    }
}
