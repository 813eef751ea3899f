package studio.truss.core.moments.ledger;

import org.jspecify.annotations.Nullable;

import studio.truss.core.moments.signal.ModelMark;

/// What one signal says about one moment: a row of the ledger.
///
/// @param raw the strongest value in the moment, in the signal's own unit; null where the signal is
///   missing
/// @param z how far out of this source's usual that is (robust: median and MAD)
/// @param percentile the share of the source that is weaker, 0..1
/// @param weight the signal's share of the whole, 0..1, after missing ones have given up theirs
/// @param strength 0..1: the percentile's upper half stretched, faded in where the raw value is
///   faint; `contribution` is this times the weight
/// @param contribution what it adds to the moment's `fused`
/// @param words the same for a creator: "laughter for 3 s"
/// @param verdict what a judgement is made of; null for what is measured
public record Evidence(
        String signal,
        @Nullable Double raw,
        @Nullable Double z,
        @Nullable Double percentile,
        double weight,
        double strength,
        double contribution,
        String words,
        ModelMark.@Nullable Verdict verdict) {

    /// Of a signal that is missing.
    static Evidence missing(String signal, String words) {
        return new Evidence(signal, null, null, null, 0, 0, 0, words, null);
    }
}
