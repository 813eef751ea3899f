package studio.truss.core.gemini.job.talk;

import studio.truss.core.captions.Transcript;
import studio.truss.core.gemini.AnswerProblem;
import studio.truss.core.gemini.ModelMoment;
import studio.truss.core.gemini.answer.ComparisonReader;
import studio.truss.core.gemini.answer.ComparisonReader.Round;
import studio.truss.core.gemini.answer.OutlineReader;
import studio.truss.core.gemini.answer.ReadResult;
import studio.truss.core.gemini.job.store.KeptAnswer;
import studio.truss.core.gemini.plan.Ask;
import studio.truss.core.gemini.prompt.ComparisonPrompt;
import studio.truss.core.gemini.prompt.Prompt;
import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// Asks what is about texts alone. What does not come is done without, and said. Any thread.
final class TextTalk {
    private static final int ATTEMPTS = 2;

    private final Answers answers;
    private final Queue<AnswerProblem> problems = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean open = new AtomicBoolean();

    TextTalk(Answers answers) {
        this.answers = answers;
    }

    Answers answers() {
        return answers;
    }

    /// Whether something was not answered because nobody was asked.
    boolean isOpen() {
        return open.get();
    }

    List<AnswerProblem> problems() {
        return List.copyOf(problems);
    }

    Optional<Round> compared(
            List<ModelMoment> finalists, Transcript transcript, int round, int rounds) {
        Query query =
                new Query(
                        QueryTitles.comparison(finalists.size(), round, rounds),
                        null,
                        ComparisonPrompt.of(finalists, transcript, round),
                        Ask.comparison(finalists.size()),
                        round);
        return asked(
                query,
                answer ->
                        ComparisonReader.read(
                                answer.text(), answer.whole(), finalists.size(), round));
    }

    Optional<OutlineReader.Outline> outlined(Prompt prompt, long durationMs) {
        Query query = new Query(QueryTitles.outline(), null, prompt, Ask.outline(durationMs), 0);
        return asked(
                query, answer -> OutlineReader.read(answer.text(), answer.whole(), durationMs));
    }

    private <T> Optional<T> asked(Query query, Function<KeptAnswer, ReadResult<T>> reader) {
        String reason = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<KeptAnswer> answer;
            try {
                answer = answers.answer(query, attempt);
            } catch (GeminiException e) {
                if (e.kind() != Kind.INVALID && e.kind() != Kind.EMPTY) {
                    throw e;
                }
                reason = String.valueOf(e.getMessage());
                break;
            }
            if (answer.isEmpty()) {
                open.set(true);
                return Optional.empty();
            }
            KeptAnswer kept = answer.get();
            if (kept.kind() == KeptAnswer.Kind.BLOCKED) {
                problems.add(
                        new AnswerProblem(
                                AnswerProblem.Kind.BLOCKED,
                                null,
                                query.title() + ": " + kept.text()));
                return Optional.empty();
            }
            switch (reader.apply(kept)) {
                case ReadResult.Read<T>(T value) -> {
                    return Optional.of(value);
                }
                case ReadResult.Unreadable<T>(String why, boolean _) -> reason = why;
            }
        }
        answers.unusable(query, ATTEMPTS);
        problems.add(AnswerProblem.unanswered(null, query.title() + ": " + reason));
        return Optional.empty();
    }
}
