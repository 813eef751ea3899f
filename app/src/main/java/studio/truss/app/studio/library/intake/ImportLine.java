package studio.truss.app.studio.library.intake;

import org.jspecify.annotations.Nullable;

import studio.truss.core.imports.ImportOutcome;

/// One thing that the creator should know of an import.
///
/// @param ask a question that is open; null for none
public record ImportLine(Tone tone, String words, ImportOutcome.@Nullable Ask ask) {
    public enum Tone {
        GOOD,
        WARN,
        BAD,
        ASK
    }
}
