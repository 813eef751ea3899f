package studio.truss.core.gemini.job.desk;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.Forecast;
import studio.truss.core.gemini.VideoAnswer;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.GeminiJob.State;
import studio.truss.core.gemini.job.JobFailure;
import studio.truss.core.gemini.job.talk.Conversation;
import studio.truss.core.gemini.job.video.VideoFacts;
import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;
import studio.truss.core.gemini.settings.GeminiSettings;
import studio.truss.core.media.Heartbeat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// One job from its beginning, whatever of it was done before.
final class VideoRun {
    private static final int AT_ONCE = 3;

    private final Parts parts;
    private final GeminiJob job;
    private final Watch watch;
    private final Pace pace;
    private final Set<String> unusable = new HashSet<>();
    private volatile @Nullable String comparing; // once the parts are answered

    VideoRun(Parts parts, GeminiJob job, BooleanSupplier closed) {
        this.parts = parts;
        this.job = job;
        this.watch = new Watch(parts.queue(), job.id(), closed);
        this.pace = new Pace(parts.clock(), parts.sleeper(), parts.random(), watch, this::waits);
    }

    private void waits(@Nullable String message) {
        if (message == null) {
            parts.queue().state(job.id(), State.ASKING, comparing);
        } else {
            parts.queue().state(job.id(), State.WAITING, message);
        }
    }

    private void compares(int round, int rounds) {
        comparing = "comparing the best moments, round %d of %d".formatted(round, rounds);
        waits(null);
    }

    /// @throws Halt, JobFailure, or GeminiException where it is not done
    void run() {
        try {
            steps();
        } catch (Heartbeat.Cancelled e) {
            watch.check();
            throw e;
        }
    }

    private void steps() {
        VideoFacts facts = parts.videos().facts(job.video());
        String pointless = facts.pointless();
        if (pointless != null) {
            // what an earlier job wrote into the library stays
            parts.queue().result(job, VideoAnswer.notAsked(pointless));
            return;
        }
        Conversation conversation = new Conversation(facts);
        GeminiSettings settings = parts.chosen();
        Outlook outlook = Outlook.of(parts, settings, facts, conversation);
        parts.queue().windows(job.id(), conversation.windows());
        if (outlook.isOpen()) {
            requireMoney(outlook.forecast(), settings);
        }
        VideoAnswer answer = answer(facts, conversation, settings, outlook);
        parts.queue().state(job.id(), State.MERGING, null);
        parts.videos().record(job.video(), answer, watch.heartbeat());
        parts.queue().result(job, answer);
        // only now: until the job is done nothing that was paid for is asked again
        parts.ledger().forget(unusable);
    }

    private VideoAnswer answer(
            VideoFacts facts, Conversation conversation, GeminiSettings settings, Outlook outlook) {
        FilmAtService film =
                new FilmAtService(
                        job,
                        facts,
                        parts.videos(),
                        parts.access(),
                        parts.queue(),
                        parts.films(),
                        parts.clock(),
                        pace,
                        watch);
        if (outlook.needsVideo()) {
            film.uri();
        }
        Models models = new Models(settings.models());
        Asker asker =
                new Asker(
                        job,
                        facts,
                        parts.ledger(),
                        parts.access(),
                        models,
                        film,
                        new Purse(
                                parts.ledger(),
                                parts.forecaster(),
                                settings.monthMost(),
                                parts.clock(),
                                watch),
                        pace,
                        new Together(parts.threads(), AT_ONCE, watch));
        parts.queue().state(job.id(), State.ASKING, null);
        try {
            VideoAnswer answer =
                    conversation
                            .hold(
                                    asker,
                                    done -> parts.queue().windowsDone(job.id(), done),
                                    this::compares)
                            .orElseThrow(() ->
                                    new IllegalStateException("a question without an answer"));
            unusable.addAll(asker.unusable());
            unusable.addAll(asker.damaged());
            return answer.with(asker.otherModels()).with(asker.assumedCost());
        } catch (JobFailure e) {
            parts.ledger().forget(asker.unusable());
            throw models.switched().map(e::saying).orElse(e);
        } catch (GeminiException e) {
            // who retries wants what is missing, and nothing else
            parts.ledger().forget(asker.unusable());
            throw e.kind() == Kind.MODEL_GONE ? e : models.switched().map(e::saying).orElse(e);
        }
    }

    /// Nothing is made or sent for a budget that will not reach.
    private void requireMoney(Forecast forecast, GeminiSettings settings) {
        BigDecimal ofJob = parts.queue().most(job.id()).subtract(parts.ledger().spent(job.id()));
        BigDecimal ofMonth = settings.monthMost().subtract(parts.ledger().month());
        BigDecimal needed = forecast.leastUsd();
        if (needed.compareTo(ofJob) > 0) {
            throw new Halt(
                    Halt.Why.BLOCKED,
                    "This takes a budget of $%s, and its own has $%s left. Nothing more was sent: raise the budget to go on."
                            .formatted(
                                    Purse.usd(needed, RoundingMode.UP),
                                    Purse.usd(ofJob.max(BigDecimal.ZERO), RoundingMode.DOWN)));
        }
        if (needed.compareTo(ofMonth) > 0) {
            throw new Halt(
                    Halt.Why.BLOCKED,
                    "This takes a budget of $%s, and the month's budget of $%s has $%s left. Nothing more was sent: raise it in the settings or by truss gemini set --budget, or go on next month."
                            .formatted(
                                    Purse.usd(needed, RoundingMode.UP),
                                    settings.monthMost().toPlainString(),
                                    Purse.usd(ofMonth.max(BigDecimal.ZERO), RoundingMode.DOWN)));
        }
    }
}
