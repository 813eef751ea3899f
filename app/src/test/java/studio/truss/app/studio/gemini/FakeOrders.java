package studio.truss.app.studio.gemini;

import javafx.application.Platform;

import org.jspecify.annotations.Nullable;

import studio.truss.core.captions.Transcript;
import studio.truss.core.gemini.AnswerProblem;
import studio.truss.core.gemini.Forecast;
import studio.truss.core.gemini.ModelChapter;
import studio.truss.core.gemini.VideoAnswer;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.GeminiJob.State;
import studio.truss.core.gemini.job.GeminiOrders;
import studio.truss.core.gemini.job.JobFailure;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.item.VideoId;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Orders about videos whose jobs are as a test says. It remembers what was asked of it, and never
/// lets itself be called on the JavaFX thread where that is forbidden.
final class FakeOrders implements GeminiOrders {
    static final VideoId VIDEO = VideoId.of("video-1");

    final List<String> heard = new CopyOnWriteArrayList<>();
    final Map<VideoId, GeminiJob> jobs = new ConcurrentHashMap<>();
    private final boolean windowed;
    volatile Forecast forecast = forecast(8, 0);
    volatile String failing = "";
    volatile BigDecimal monthMost = new BigDecimal("5.00");
    final AtomicInteger reckoned = new AtomicInteger();
    volatile @Nullable LibraryException unreadable;

    /// @param windowed whether there is a JavaFX thread, on which nothing may be asked
    FakeOrders(boolean windowed) {
        this.windowed = windowed;
    }

    static Forecast forecast(int requests, int answered) {
        return forecast(requests, answered, null);
    }

    static Forecast pointless(String why) {
        return forecast(0, 0, why);
    }

    private static Forecast forecast(int requests, int answered, @Nullable String pointless) {
        return new Forecast(
                "gemini-3.8-flash",
                2_400_000,
                requests,
                answered,
                280_000,
                40_000,
                24_000_000,
                3_100_000_000L,
                new BigDecimal("0.2113"),
                BigDecimal.ZERO,
                LocalDate.of(2026, 11, 20),
                pointless);
    }

    static GeminiJob job(State state, @Nullable String message, int done) {
        return job(state, message, done, Instant.EPOCH);
    }

    static GeminiJob job(State state, @Nullable String message, int done, Instant updatedAt) {
        return job(state, message, done, updatedAt, 0);
    }

    static GeminiJob thinking(int seconds) {
        return job(State.ASKING, null, 3, Instant.EPOCH, seconds);
    }

    private static GeminiJob job(
            State state, @Nullable String message, int done, Instant updatedAt, int thinkingS) {
        return new GeminiJob(
                "job-1",
                VIDEO,
                state,
                message,
                done,
                8,
                12_000_000,
                24_000_000,
                3_100_000_000L,
                done,
                0,
                thinkingS,
                new BigDecimal("0.08"),
                updatedAt);
    }

    void is(State state, @Nullable String message, int done) {
        jobs.put(VIDEO, job(state, message, done));
    }

    private void asked() {
        if (windowed && Platform.isFxApplicationThread()) {
            throw new AssertionError("asked on the JavaFX thread");
        }
        if (!failing.isEmpty()) {
            throw new JobFailure(failing);
        }
    }

    private void readable() {
        LibraryException thrown = unreadable;
        if (thrown != null) {
            throw thrown;
        }
    }

    @Override
    public Forecast forecast(VideoId video) {
        asked();
        return forecast;
    }

    @Override
    public BigDecimal enough(VideoId video) {
        asked();
        return new BigDecimal("0.2931");
    }

    @Override
    public Budget budget() {
        asked();
        return new Budget(new BigDecimal("0.40"), monthMost);
    }

    @Override
    public GeminiJob ask(VideoId video, BigDecimal most) {
        asked();
        heard.add("ask " + most);
        is(State.QUEUED, null, 0);
        return Objects.requireNonNull(jobs.get(video));
    }

    @Override
    public boolean reaches(GeminiJob blocked) {
        asked();
        reckoned.incrementAndGet();
        return monthMost.compareTo(new BigDecimal("5.00")) > 0;
    }

    @Override
    public void cancel(String id) {
        asked();
        heard.add("cancel " + id);
        is(State.CANCELLED, null, 3);
    }

    @Override
    public void retry(String id) {
        asked();
        heard.add("retry " + id);
        is(State.QUEUED, null, 3);
    }

    @Override
    public List<GeminiJob> all() {
        if (windowed && Platform.isFxApplicationThread()) {
            throw new AssertionError("asked on the JavaFX thread");
        }
        readable();
        return List.copyOf(jobs.values());
    }

    @Override
    public Optional<GeminiJob> latest(VideoId video) {
        readable();
        return Optional.ofNullable(jobs.get(video));
    }

    @Override
    public Optional<VideoAnswer> answer(VideoId video) {
        asked();
        GeminiJob job = jobs.get(video);
        return job == null || job.state() != State.DONE
                ? Optional.empty()
                : Optional.of(
                        new VideoAnswer(
                                "gemini-3.8-flash",
                                "hash",
                                List.of(),
                                List.of(
                                        new ModelChapter(0, "Hello", null),
                                        new ModelChapter(60_000, "The lamp", null)),
                                new Transcript(List.of()),
                                List.of(
                                        new AnswerProblem(
                                                AnswerProblem.Kind.OTHER_MODEL,
                                                null,
                                                "Another model answered."),
                                        new AnswerProblem(
                                                AnswerProblem.Kind.DROPPED,
                                                null,
                                                "A moment after the end was left out."))));
    }

    @Override
    public List<SentText> sent(VideoId video) {
        asked();
        return List.of(new SentText("Window 1 of 8", "Name the moments."));
    }
}
