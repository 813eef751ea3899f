package studio.truss.app.cli.devcloud;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.media.FileTrouble;
import studio.truss.platform.devcloud.IdentityStandIn;
import studio.truss.platform.devcloud.Lifetimes;
import studio.truss.platform.devcloud.isolation.Principals;
import studio.truss.platform.devcloud.server.DevelopmentCloud;
import studio.truss.platform.devcloud.server.FetchedServers;
import studio.truss.platform.devcloud.server.ServerProcess;
import studio.truss.platform.devcloud.server.ServerTrouble;
import studio.truss.platform.devcloud.template.StackPlace;
import studio.truss.platform.devcloud.template.StackTemplate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/// `truss cloud up`: the stack of `docs/cloud.md` on this machine, until it is interrupted.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description =
                "Starts a development cloud on this machine: the real table engine, an S3 server"
                        + " and a sign-in service, on loopback. Maven fetches the servers the first"
                        + " time (about 70 MB); they are for development only and no part of the"
                        + " program.",
        footer = {
            "",
            "Examples:",
            "  truss cloud up                          in memory, gone at the end",
            "  truss cloud up --keep ~/my-cloud        kept in a folder"
        })
public final class CloudUpCommand implements Callable<Integer> {
    private static final Map<String, String> PARAMETERS =
            Map.of(
                    "TableName", "truss-development",
                    "BucketName", "truss-development",
                    "EmailSender", "studio@example.com");

    private final AppGraph graph;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Keep the table and the objects in this folder.")
    private @Nullable Path keep;

    @Option(
            names = "--email",
            paramLabel = "ADDRESS",
            defaultValue = "you@example.com",
            description = "The user that is there; no mail is sent (default: ${DEFAULT-VALUE}).")
    private String email = "";

    public CloudUpCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            throw CommandFailure.usage("'" + email + "' is no address such as you@example.com.");
        }
        Path home = graph.data().root().resolve("development-cloud");
        try {
            ServerProcess.requireJdk();
            up(home, classPath(home));
            throw new CommandFailure(
                    ExitCode.INTERNAL_ERROR,
                    "A server of the development cloud has ended; its log is below " + home + ".");
        } catch (ServerTrouble e) {
            throw new CommandFailure(ExitCode.NO_INPUT_USABLE, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.INTERNAL_ERROR,
                    "The development cloud did not start: " + FileTrouble.words(e));
        }
    }

    private String classPath(Path home) throws IOException, InterruptedException, ServerTrouble {
        FetchedServers servers = new FetchedServers(home.resolve("servers"), System.getenv());
        if (!servers.areThere()) {
            Terminal.ofProcess()
                    .note("Maven looks for the servers; the first time it fetches about 70 MB.");
        }
        return servers.classPath();
    }

    /// Returns when a server ends, by itself or because the program is interrupted.
    private void up(Path home, String classPath) throws IOException, InterruptedException {
        StackPlace place = new StackPlace(IdentityStandIn.REGION, "000000000000", PARAMETERS);
        StackTemplate template = StackTemplate.parse(graph.assets().stackTemplate(), place);
        Path folder = keep == null ? home : keep.toAbsolutePath().normalize();
        Path stack = Files.createDirectories(folder).resolve("stack.json");
        PrintedMails mails = new PrintedMails(System.out);
        try (IdentityStandIn identity =
                        IdentityStandIn.start(0, graph.clock(), Lifetimes.usual(), mails);
                DevelopmentCloud cloud =
                        DevelopmentCloud.start(
                                classPath,
                                folder,
                                keep != null,
                                template,
                                place,
                                holders(identity))) {
            identity.addUser(email);
            StackFile.write(stack, template, identity, cloud);
            Thread end = Thread.ofPlatform().unstarted(cloud::close);
            Runtime.getRuntime().addShutdownHook(end);
            Guidance.print(System.out, stack, email, keep);
            cloud.awaitEnd();
        } finally {
            Files.deleteIfExists(stack);
        }
    }

    private static Principals holders(IdentityStandIn identity) {
        return accessKeyId ->
                identity.keys(accessKeyId)
                        .map(keys -> new Principals.Principal(keys.creator(), keys.secretKey()))
                        .orElse(null);
    }
}
