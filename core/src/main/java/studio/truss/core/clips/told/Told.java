package studio.truss.core.clips.told;

import studio.truss.core.clips.Analysis;

import java.util.List;

/// What came of recording an answer.
///
/// @param analysis with what Gemini named weighed in
/// @param notes sentences for the creator: what was left as it is, and why
public record Told(Analysis analysis, List<String> notes) {
    public Told {
        notes = List.copyOf(notes);
    }
}
