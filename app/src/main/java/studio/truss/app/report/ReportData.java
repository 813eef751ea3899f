package studio.truss.app.report;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;

import java.util.List;

/// All that the report shows of one source.
///
/// @param facts about the source, short: `1920x1080`, `29.97 fps`, `1:02:11`
/// @param notes what a person should know before trusting the rest
/// @param versions what made the result, one line
public record ReportData(
        String title,
        List<String> facts,
        long durationMs,
        List<Lane> lanes,
        List<MomentCard> moments,
        List<RejectedRow> rejected,
        List<String> notes,
        String versions) {

    /// One signal over the whole source.
    ///
    /// @param values 0..1, evenly spaced over the duration
    public record Lane(String name, boolean used, float[] values) {}

    /// One moment, with its clip where one was rendered.
    ///
    /// @param file the clip's name beside the report, null where none was rendered
    /// @param thumbnails JPEG bytes in order of time
    public record MomentCard(
            TimeRange range,
            double score,
            String title,
            @Nullable String file,
            List<byte[]> thumbnails,
            List<LedgerRow> ledger,
            List<String> remarks) {}

    /// One signal's part in a moment's score.
    ///
    /// @param contribution in points of the fused value, 0..1
    public record LedgerRow(
            String signal,
            String words,
            @Nullable Double raw,
            @Nullable Double z,
            @Nullable Double percentile,
            double weight,
            double contribution) {}

    public record RejectedRow(TimeRange range, double score, String reason) {}
}
