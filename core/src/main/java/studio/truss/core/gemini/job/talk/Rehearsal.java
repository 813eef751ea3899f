package studio.truss.core.gemini.job.talk;

import studio.truss.core.gemini.job.store.KeptAnswer;
import studio.truss.core.gemini.plan.Ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Asks nobody, and counts what would have to be asked. One thread.
public final class Rehearsal implements Answers {
    private final Kept kept;
    private final List<Query> queries = new ArrayList<>();
    private final List<Query> open = new ArrayList<>();

    /// Answers that are there.
    @FunctionalInterface
    public interface Kept {
        Optional<KeptAnswer> find(Query query, int attempt);
    }

    public Rehearsal(Kept kept) {
        this.kept = kept;
    }

    @Override
    public Optional<KeptAnswer> answer(Query query, int attempt) {
        if (attempt == 0) {
            queries.add(query);
        }
        Optional<KeptAnswer> answer = kept.find(query, attempt);
        if (answer.isEmpty()) {
            open.add(query);
        }
        return answer;
    }

    @Override
    public void unusable(Query query, int attempts) {
        // nobody is asked, so nothing is forgotten
    }

    @Override
    public void damaged(Query query, int attempts) {
        // as above
    }

    @Override
    public <T> List<T> all(List<Supplier<T>> tasks) {
        return tasks.stream().map(Supplier::get).toList();
    }

    /// Every question that came up, in order.
    public List<Query> queries() {
        return List.copyOf(queries);
    }

    /// Those of them that nobody has answered.
    public List<Query> unanswered() {
        return List.copyOf(open);
    }

    public int answered() {
        return queries.size() - open.size();
    }

    /// Whether the service must see the video.
    public boolean needsVideo() {
        return open.stream().anyMatch(query -> query.window() != null);
    }

    /// What would be asked. Where windows are open, what follows from them is reckoned with too.
    public List<Ask> open(Conversation conversation) {
        List<Ask> asks = new ArrayList<>(open.stream().map(Query::size).toList());
        if (needsVideo()) {
            asks.addAll(conversation.afterWindows());
        }
        return asks;
    }
}
