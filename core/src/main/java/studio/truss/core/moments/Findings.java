package studio.truss.core.moments;

import studio.truss.core.moments.ledger.SignalCurve;

import java.util.List;

/// What a search came to.
///
/// @param moments best first
/// @param rejected best first, a bounded number
/// @param curves of every signal that is there, then `fused`
/// @param notes in words for a creator: what was missing, why nothing was found
public record Findings(
        List<Moment> moments,
        List<Rejected> rejected,
        List<SignalCurve> curves,
        List<String> notes) {

    public Findings {
        moments = List.copyOf(moments);
        rejected = List.copyOf(rejected);
        curves = List.copyOf(curves);
        notes = List.copyOf(notes);
    }
}
