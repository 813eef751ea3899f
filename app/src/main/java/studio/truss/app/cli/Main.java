package studio.truss.app.cli;

import studio.truss.app.AppGraph;

/// Entry point of the program.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int code;
        try (AppGraph graph = new AppGraph(System.getenv())) {
            code = CommandLines.of(graph).execute(args);
        }
        System.exit(code);
    }
}
