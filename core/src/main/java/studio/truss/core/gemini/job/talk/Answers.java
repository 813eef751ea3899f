package studio.truss.core.gemini.job.talk;

import studio.truss.core.gemini.job.store.KeptAnswer;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Where answers come from. May throw [studio.truss.core.gemini.remote.GeminiException] where none
/// comes however often it is asked.
public interface Answers {
    /// @param attempt from 0; the same one gives the same answer
    /// @return empty where there is none and nobody is asked
    Optional<KeptAnswer> answer(Query query, int attempt);

    /// Nothing of what was answered could be used: whoever asks again asks for it anew.
    void unusable(Query query, int attempts);

    /// Some of what was answered could be used: it stays, and another order asks for it anew.
    void damaged(Query query, int attempts);

    /// Does tasks, maybe at the same time; the results are in the tasks' order.
    <T> List<T> all(List<Supplier<T>> tasks);
}
