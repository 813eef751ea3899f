package studio.truss.app;

import studio.truss.app.cli.CommandLines;

/// Entry point of the program.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int code;
        try (AppGraph graph = new AppGraph()) {
            code = CommandLines.of(graph).execute(args);
        }
        System.exit(code);
    }
}
