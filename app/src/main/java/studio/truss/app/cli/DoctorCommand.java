package studio.truss.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.doctor.Checkup;
import studio.truss.app.doctor.Doctor;
import studio.truss.core.render.EncoderLadder;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;

/// `truss doctor`: what this machine can do.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Says what this machine can do: Java, FFmpeg, encoders (asked with a real tiny"
                        + " encode), detectors, disk.",
        footer = {
            "",
            "Examples:",
            "  truss doctor",
            "  truss doctor --json",
            "  truss doctor gemini"
        })
final class DoctorCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Option(names = "--json", description = "Print JSON to stdout.")
    private boolean json;

    DoctorCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        Checkup checkup = new Doctor(graph).examine();
        if (json) {
            JsonOut.print(System.out, asJson(checkup));
        } else {
            print(System.out, checkup);
        }
        return ExitCode.DONE;
    }

    static void print(PrintStream out, Checkup checkup) {
        for (Checkup.Section section : checkup.sections()) {
            out.println(section.title());
            for (Checkup.Fact fact : section.facts()) {
                out.println(line(fact.good(), fact.key(), fact.value()));
            }
        }
        out.println("Encoders, best first");
        for (EncoderLadder.Rung rung : checkup.ladder().rungs()) {
            out.println(line(rung.works(), rung.encoder(), rung.words()));
        }
    }

    private static String line(boolean good, String key, String value) {
        return String.format(Locale.ROOT, "  %s %-18s %s", good ? " " : "!", key, value);
    }

    static ObjectNode asJson(Checkup checkup) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (Checkup.Section section : checkup.sections()) {
            ObjectNode facts = node.putObject(section.key());
            section.facts().forEach(fact -> facts.put(fact.key(), fact.value()));
        }
        ObjectNode ladder = node.putObject("ladder");
        ladder.put("build", checkup.ladder().build());
        ArrayNode rungs = ladder.putArray("rungs");
        for (EncoderLadder.Rung rung : checkup.ladder().rungs()) {
            rungs.addObject()
                    .put("encoder", rung.encoder())
                    .put("works", rung.works())
                    .put("words", rung.words());
        }
        return node;
    }
}
