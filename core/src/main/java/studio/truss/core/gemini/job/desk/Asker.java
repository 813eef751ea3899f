package studio.truss.core.gemini.job.desk;

import org.jspecify.annotations.Nullable;

import studio.truss.core.derived.AnalysisFilm;
import studio.truss.core.gemini.AnswerProblem;
import studio.truss.core.gemini.Window;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.store.KeptAnswer;
import studio.truss.core.gemini.job.store.Ledger;
import studio.truss.core.gemini.job.talk.Answers;
import studio.truss.core.gemini.job.talk.Query;
import studio.truss.core.gemini.job.video.VideoFacts;
import studio.truss.core.gemini.remote.Answer;
import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;
import studio.truss.core.gemini.remote.Question;
import studio.truss.core.gemini.remote.Usage;
import studio.truss.core.gemini.remote.VideoPart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Answers that are kept, else those of the service: each question is paid for once, within the
/// budget, and its answer is on disk before anybody reads it. Any thread.
final class Asker implements Answers {
    private final GeminiJob job;
    private final KeptAnswers kept;
    private final Ledger ledger;
    private final GeminiAccess access;
    private final Models models;
    private final FilmAtService film;
    private final Purse purse;
    private final Pace pace;
    private final Together together;
    private final AtomicInteger assumed = new AtomicInteger();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Set<String> unusable = ConcurrentHashMap.newKeySet();
    private final Set<String> damaged = ConcurrentHashMap.newKeySet();

    Asker(
            GeminiJob job,
            VideoFacts facts,
            Ledger ledger,
            GeminiAccess access,
            Models models,
            FilmAtService film,
            Purse purse,
            Pace pace,
            Together together) {
        this.job = job;
        this.kept = new KeptAnswers(ledger, facts.sha256(), models.names());
        this.ledger = ledger;
        this.access = access;
        this.models = models;
        this.film = film;
        this.purse = purse;
        this.pace = pace;
        this.together = together;
    }

    @Override
    public <T> List<T> all(List<Supplier<T>> tasks) {
        return together.all(tasks);
    }

    @Override
    public void unusable(Query query, int attempts) {
        unusable.addAll(keys(query, attempts));
    }

    @Override
    public void damaged(Query query, int attempts) {
        damaged.addAll(keys(query, attempts));
    }

    private List<String> keys(Query query, int attempts) {
        return IntStream.range(0, attempts)
                .boxed()
                .flatMap(attempt -> kept.keys(query, attempt).stream())
                .toList();
    }

    /// Which models answered in place of the one that was wanted.
    List<AnswerProblem> otherModels() {
        List<String> names = models.names();
        return names.stream()
                .skip(1)
                .filter(answered::contains)
                .map(name ->
                        new AnswerProblem(
                                AnswerProblem.Kind.OTHER_MODEL,
                                null,
                                "%s was not there for this key: %s answered in its place. Another is chosen in the settings, or by truss gemini set --model NAME."
                                        .formatted(names.getFirst(), name)))
                .toList();
    }

    /// Keys of answers that could not be used.
    Set<String> unusable() {
        return unusable;
    }

    /// Keys of answers of which only some could be used.
    Set<String> damaged() {
        return damaged;
    }

    @Override
    public Optional<KeptAnswer> answer(Query query, int attempt) {
        int tries = 0;
        int paid = 0;
        while (true) {
            Optional<KeptAnswers.Found> found = kept.find(query, attempt);
            if (found.isPresent()) {
                answered.add(found.get().model());
                return Optional.of(found.get().answer());
            }
            String model = models.current();
            if (kept.standsIn(query, model, attempt)) {
                continue;
            }
            Question question = question(query, model);
            try {
                ask(query, question, kept.own(query, model, attempt));
            } catch (GeminiException e) {
                VideoPart part = question.video();
                switch (e.kind()) {
                    case MODEL_GONE -> models.gone(model, e);
                    case FILE_GONE -> film.gone(part == null ? "" : part.uri(), e);
                    default -> {
                        paid += e.mayBeBilled() ? 1 : 0;
                        pace.failed(e, ++tries, paid);
                    }
                }
            }
        }
    }

    private Question question(Query query, String model) {
        return new Question(
                model,
                query.prompt().instruction(),
                part(query.window()),
                query.prompt().text(),
                query.prompt().schema(),
                query.prompt().answerMax());
    }

    private @Nullable VideoPart part(@Nullable Window window) {
        return window == null
                ? null
                : new VideoPart(
                        film.uri(),
                        AnalysisFilm.MIME_TYPE,
                        window.range().startMs() / 1000,
                        window.range().endMs() / 1000);
    }

    /// Asks, and keeps what is answered.
    private void ask(Query query, Question question, String key) {
        pace.enter();
        String request = purse.open(job.id(), query.title(), question);
        boolean settled = false;
        try {
            Answer answer = access.service().ask(question);
            KeptAnswer said =
                    new KeptAnswer(
                            KeptAnswer.Kind.TEXT,
                            answer.text(),
                            answer.whole(),
                            answer.model().isBlank() ? question.model() : answer.model());
            Usage usage = answer.usage();
            ledger.answered(
                    request, key, said, counted(question, usage.equals(Usage.NONE) ? null : usage));
            settled = true;
        } catch (GeminiException e) {
            settled = true;
            if (e.kind() == Kind.BLOCKED) {
                KeptAnswer said =
                        new KeptAnswer(
                                KeptAnswer.Kind.BLOCKED,
                                String.valueOf(e.getMessage()),
                                true,
                                question.model());
                ledger.answered(request, key, said, counted(question, e.usage().orElse(null)));
                return;
            }
            if (e.usage().isPresent()) {
                ledger.billed(request, cost(question, e.usage().get()));
            } else if (e.mayBeBilled()) {
                ledger.unknown(request, e.isUnheard() ? purse.unheard(question) : null);
            } else {
                ledger.refused(request);
            }
            throw e;
        } finally {
            if (!settled) {
                ledger.unknown(request, null);
            }
            purse.closed();
        }
    }

    /// @param usage null where an answer does not say it: then what was set aside counts
    private @Nullable BigDecimal counted(Question question, @Nullable Usage usage) {
        if (usage == null) {
            assumed.incrementAndGet();
            return null;
        }
        return cost(question, usage);
    }

    /// That answers did not say what they used, as one problem; none where all did.
    List<AnswerProblem> assumedCost() {
        int answers = assumed.get();
        return answers == 0
                ? List.of()
                : List.of(
                        new AnswerProblem(
                                AnswerProblem.Kind.COST_ASSUMED,
                                null,
                                "%s came without a word of what was used: the most that may be billed is counted."
                                        .formatted(
                                                answers == 1
                                                        ? "One answer"
                                                        : answers + " answers")));
    }

    private BigDecimal cost(Question question, Usage usage) {
        return purse.cost(question.model(), usage);
    }
}
