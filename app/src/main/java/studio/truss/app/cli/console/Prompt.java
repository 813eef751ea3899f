package studio.truss.app.cli.console;

import java.io.Console;
import java.util.Optional;

/// Asks whoever sits at the terminal.
public interface Prompt {
    /// A line of text; empty when nobody sits there or the input has ended.
    Optional<String> line(String question);

    /// As [#line], without showing what is typed.
    Optional<char[]> secret(String question);

    /// Whether somebody sits there.
    default boolean isAnswered() {
        return true;
    }

    /// Of this process's terminal; nobody is asked when input or output goes elsewhere.
    static Prompt ofProcess() {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(Prompt::of)
                .orElseGet(Prompt::nobody);
    }

    private static Prompt of(Console console) {
        return new Prompt() {
            @Override
            public Optional<String> line(String question) {
                return Optional.ofNullable(console.readLine("%s ", question))
                        .filter(text -> !text.isBlank());
            }

            @Override
            public Optional<char[]> secret(String question) {
                return Optional.ofNullable(console.readPassword("%s ", question))
                        .filter(text -> text.length > 0);
            }
        };
    }

    static Prompt nobody() {
        return new Prompt() {
            @Override
            public boolean isAnswered() {
                return false;
            }

            @Override
            public Optional<String> line(String question) {
                return Optional.empty();
            }

            @Override
            public Optional<char[]> secret(String question) {
                return Optional.empty();
            }
        };
    }
}
