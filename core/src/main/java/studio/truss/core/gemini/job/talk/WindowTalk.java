package studio.truss.core.gemini.job.talk;

import studio.truss.core.gemini.AnswerProblem;
import studio.truss.core.gemini.Window;
import studio.truss.core.gemini.WindowAnswer;
import studio.truss.core.gemini.answer.ReadResult;
import studio.truss.core.gemini.answer.WindowAnswerReader;
import studio.truss.core.gemini.job.store.KeptAnswer;
import studio.truss.core.gemini.job.video.VideoFacts;
import studio.truss.core.gemini.plan.Ask;
import studio.truss.core.gemini.plan.Windows;
import studio.truss.core.gemini.prompt.Prompt;
import studio.truss.core.gemini.prompt.WindowPrompt;
import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Asks about one window until there is a usable answer: again where it was malformed, in halves
/// where it became too long, and in the end with what is whole of it.
final class WindowTalk {
    private static final int ATTEMPTS = 3;
    private static final int HALVED_MOST = 2;

    private final VideoFacts facts;
    private final int windows;
    private final Answers answers;
    private final WindowAnswerReader reader;

    /// @param models that answered
    /// @param open whether something was not answered because nobody was asked
    record Part(
            List<WindowAnswer> answers,
            List<AnswerProblem> problems,
            List<String> models,
            List<String> hashes,
            boolean open) {

        static Part joined(List<Part> parts) {
            List<WindowAnswer> answers = new ArrayList<>();
            List<AnswerProblem> problems = new ArrayList<>();
            List<String> models = new ArrayList<>();
            List<String> hashes = new ArrayList<>();
            boolean open = false;
            for (Part part : parts) {
                answers.addAll(part.answers);
                problems.addAll(part.problems);
                models.addAll(part.models);
                hashes.addAll(part.hashes);
                open |= part.open;
            }
            return new Part(answers, problems, models, hashes, open);
        }
    }

    /// @param windows how many the video has
    WindowTalk(VideoFacts facts, int windows, Answers answers) {
        this.facts = facts;
        this.windows = windows;
        this.answers = answers;
        this.reader = new WindowAnswerReader(facts.durationMs());
    }

    Part about(Window window) {
        return about(window, 0);
    }

    private Part about(Window window, int halved) {
        Prompt prompt = WindowPrompt.of(window, facts.wish(), facts.chat());
        Query query =
                new Query(
                        QueryTitles.window(window, windows),
                        window,
                        prompt,
                        Ask.window(window, prompt),
                        0);
        List<KeptAnswer> tried = new ArrayList<>();
        String reason = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<KeptAnswer> found;
            try {
                found = answers.answer(query, attempt);
            } catch (GeminiException e) {
                if (e.kind() != Kind.INVALID && e.kind() != Kind.EMPTY) {
                    throw e;
                }
                return unanswered(query, String.valueOf(e.getMessage()));
            }
            if (found.isEmpty()) {
                return new Part(List.of(), List.of(), List.of(), List.of(prompt.hash()), true);
            }
            KeptAnswer last = found.get();
            if (last.kind() == KeptAnswer.Kind.BLOCKED) {
                return nothing(
                        query,
                        new AnswerProblem(
                                AnswerProblem.Kind.BLOCKED,
                                window,
                                query.title() + ": " + last.text()));
            }
            switch (reader.read(window, last.text(), last.whole())) {
                case ReadResult.Read<WindowAnswer>(WindowAnswer answer) -> {
                    return read(query, answer, last);
                }
                case ReadResult.Unreadable<WindowAnswer>(String why, boolean truncated) -> {
                    List<Window> halves =
                            truncated && halved < HALVED_MOST ? Windows.halves(window) : List.of();
                    if (!halves.isEmpty()) {
                        return Part.joined(
                                halves.stream().map(half -> about(half, halved + 1)).toList());
                    }
                    tried.add(last);
                    reason = why;
                }
            }
        }
        return salvaged(query, tried, reason);
    }

    private Part salvaged(Query query, List<KeptAnswer> tried, String reason) {
        Window window = Objects.requireNonNull(query.window());
        for (KeptAnswer kept : tried.reversed()) {
            if (reader.salvage(window, kept.text())
                    instanceof ReadResult.Read<WindowAnswer>(WindowAnswer answer)) {
                answers.damaged(query, ATTEMPTS);
                return read(query, answer, kept);
            }
        }
        answers.unusable(query, ATTEMPTS);
        return unanswered(query, reason);
    }

    private static Part read(Query query, WindowAnswer answer, KeptAnswer kept) {
        return new Part(
                List.of(answer),
                List.of(),
                List.of(kept.model()),
                List.of(query.prompt().hash()),
                false);
    }

    private static Part unanswered(Query query, String why) {
        return nothing(query, AnswerProblem.unanswered(query.window(), query.title() + ": " + why));
    }

    private static Part nothing(Query query, AnswerProblem problem) {
        return new Part(
                List.of(), List.of(problem), List.of(), List.of(query.prompt().hash()), false);
    }
}
