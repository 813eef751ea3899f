package studio.truss.app.studio.library;

import org.jspecify.annotations.Nullable;

import studio.truss.core.imports.ImportOutcome;

/// One thing that the creator should know of an import.
///
/// @param ask a question that is open; null for none
record ImportLine(Tone tone, String words, ImportOutcome.@Nullable Ask ask) {
    enum Tone {
        GOOD,
        WARN,
        BAD,
        ASK
    }
}
