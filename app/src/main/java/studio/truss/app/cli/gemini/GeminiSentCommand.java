package studio.truss.app.cli.gemini;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.asking.GeminiAsk;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;
import studio.truss.app.cli.library.KnownVideo;
import studio.truss.core.gemini.job.GeminiOrders.SentText;

import java.util.concurrent.Callable;

/// `truss gemini sent VIDEO`: every word that is sent for a video.
@Command(
        name = "sent",
        mixinStandardHelpOptions = true,
        description =
                "Prints what is or was sent for an analysed video besides its small film:"
                    + " instructions and questions, names of chatters taken out. Sends nothing.",
        footer = {"", "Examples:", "  truss gemini sent talk.mp4"})
public final class GeminiSentCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Parameters(paramLabel = "VIDEO", description = "A file, or a video of the library.")
    private String video = "";

    public GeminiSentCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        try (GeminiAsk ask = new GeminiAsk(graph, Terminal.ofProcess())) {
            for (SentText sent : ask.sent(new KnownVideo(graph.library()).find(video))) {
                System.out.println("# " + sent.title() + "\n\n" + sent.text() + "\n");
            }
        }
        return ExitCode.DONE;
    }
}
