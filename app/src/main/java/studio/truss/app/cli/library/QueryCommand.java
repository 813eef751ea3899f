package studio.truss.app.cli.library;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.query.Query;
import studio.truss.core.library.query.QueryException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// `truss query "EXPR"`: the items that a question finds.
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        description = "Finds items of the library: EXPR [order by FIELD [desc]] [limit N].",
        footer = {
            "",
            "EXPR compares attributes (= != < <= > >= contains) with a number, a \"quoted text\","
                    + " true,",
            "false or a date, joined by and, or, not and parentheses; text ~ \"words\" searches"
                    + " titles,",
            "descriptions and transcripts.",
            "",
            "Examples:",
            "  truss query 'viralityScore > 80 order by viralityScore desc limit 10'",
            "  truss query 'status = \"APPROVED\" and text ~ \"boss fight\"' --json"
        })
public final class QueryCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Parameters(arity = "1..*", paramLabel = "EXPR", description = "The question.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--json", description = "Print the typed items, one a line.")
    private boolean json;

    public QueryCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        String text = String.join(" ", words).replaceAll("\\p{Cntrl}", " ");
        List<Item> found;
        try {
            found = graph.library().find(Query.parse(text));
        } catch (QueryException e) {
            throw CommandFailure.usage(
                    "%s%n  %s%n  %s^".formatted(e.getMessage(), text, " ".repeat(e.position())));
        }
        ItemLine.print(System.out, found, json);
        if (found.isEmpty()) {
            Terminal.ofProcess().note("Nothing in the library is so.");
        }
        return ExitCode.DONE;
    }
}
