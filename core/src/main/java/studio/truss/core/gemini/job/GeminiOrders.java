package studio.truss.core.gemini.job;

import studio.truss.core.gemini.Forecast;
import studio.truss.core.gemini.VideoAnswer;
import studio.truss.core.library.item.VideoId;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What a creator asks of Gemini and sees of it; any thread, no network. The work itself is done by
/// whoever runs the desk, maybe another process.
public interface GeminiOrders {
    /// @param month what was spent since the first of the month, what may be billed included
    /// @param monthMost above which nothing is sent
    record Budget(BigDecimal month, BigDecimal monthMost) {
        /// Nothing where more was spent.
        public BigDecimal left() {
            return monthMost.subtract(month).max(BigDecimal.ZERO);
        }
    }

    /// What asking about a video of the library would take now.
    Forecast forecast(VideoId video);

    /// What a limit must be at least for nothing of that to be held back: money is set aside for
    /// each question as if its answer became as long as it may.
    BigDecimal enough(VideoId video);

    Budget budget();

    /// Asks about a video; one that is under way already is not asked for twice.
    ///
    /// @param most US dollars that this may cost at most
    GeminiJob ask(VideoId video, BigDecimal most);

    /// Whether the budgets of now reach for going on with a job that one of them stopped.
    boolean reaches(GeminiJob blocked);

    /// Stops a job as soon as it can be; what was answered is kept.
    void cancel(String id);

    /// Goes on with a job that ended without being done.
    void retry(String id);

    List<GeminiJob> all();

    Optional<GeminiJob> latest(VideoId video);

    /// What came of the last one that was done.
    Optional<VideoAnswer> answer(VideoId video);

    /// What was or would be sent for a video, for a person to read: instructions, questions with
    /// names taken out, and where the small film lies, if it was made.
    List<SentText> sent(VideoId video);

    /// @param title what it is, such as "Window 3 of 8, 10:00 to 15:00"
    record SentText(String title, String text) {}
}
