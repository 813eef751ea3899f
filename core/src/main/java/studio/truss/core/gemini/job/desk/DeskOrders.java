package studio.truss.core.gemini.job.desk;

import studio.truss.core.gemini.Forecast;
import studio.truss.core.gemini.VideoAnswer;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.GeminiOrders;
import studio.truss.core.gemini.job.talk.Conversation;
import studio.truss.core.gemini.job.talk.Query;
import studio.truss.core.gemini.job.video.VideoFacts;
import studio.truss.core.library.item.VideoId;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Orders to a desk, by way of the library's file. Any thread.
public final class DeskOrders implements GeminiOrders {
    private final Parts parts;
    private final Runnable asked;

    /// @param asked hears of each new order
    public DeskOrders(Parts parts, Runnable asked) {
        this.parts = parts;
        this.asked = asked;
    }

    @Override
    public Forecast forecast(VideoId video) {
        return outlook(video).forecast();
    }

    @Override
    public BigDecimal enough(VideoId video) {
        Outlook outlook = outlook(video);
        return outlook.isOpen() ? outlook.enough(parts) : BigDecimal.ZERO;
    }

    private Outlook outlook(VideoId video) {
        VideoFacts facts = parts.videos().facts(video);
        return Outlook.of(parts, parts.chosen(), facts, new Conversation(facts));
    }

    @Override
    public Budget budget() {
        return new Budget(parts.ledger().month(), parts.chosen().monthMost());
    }

    @Override
    public GeminiJob ask(VideoId video, BigDecimal most) {
        GeminiJob job = parts.queue().add(video, most);
        asked.run();
        return job;
    }

    @Override
    public boolean reaches(GeminiJob blocked) {
        Budget budget = budget();
        BigDecimal ofJob =
                parts.queue().most(blocked.id()).subtract(parts.ledger().spent(blocked.id()));
        return outlook(blocked.video())
                        .least(parts)
                        .compareTo(ofJob.min(budget.monthMost().subtract(budget.month())))
                <= 0;
    }

    @Override
    public void cancel(String id) {
        parts.queue().cancel(id);
        asked.run();
    }

    @Override
    public void retry(String id) {
        parts.queue().retry(id);
        asked.run();
    }

    @Override
    public List<GeminiJob> all() {
        return parts.queue().all();
    }

    @Override
    public Optional<GeminiJob> latest(VideoId video) {
        return parts.queue().latest(video);
    }

    @Override
    public Optional<VideoAnswer> answer(VideoId video) {
        return parts.queue().result(video);
    }

    @Override
    public List<SentText> sent(VideoId video) {
        return outlook(video).queries().stream().map(DeskOrders::text).toList();
    }

    private static SentText text(Query query) {
        return new SentText(
                query.title(), query.prompt().instruction() + "\n\n" + query.prompt().text());
    }
}
