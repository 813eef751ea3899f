package studio.truss.core.gemini.job.desk;

import studio.truss.core.gemini.job.store.KeptAnswer;
import studio.truss.core.gemini.job.store.Ledger;
import studio.truss.core.gemini.job.talk.Query;

import java.util.List;
import java.util.Optional;

/// What is kept of the answers about one video: those of the first model of a list, else those that
/// another gave in its place. What another model was asked for its own sake is another answer: who
/// chooses a model is not served those of the one before. Any thread.
///
/// @param models the first is the one that is wanted
record KeptAnswers(Ledger ledger, String sha256, List<String> models) {
    /// @param model that was asked
    record Found(KeptAnswer answer, String model) {}

    Optional<Found> find(Query query, int attempt) {
        for (String model : models) {
            Optional<KeptAnswer> answer = ledger.answer(query.key(sha256, asked(model), attempt));
            if (answer.isPresent()) {
                return Optional.of(new Found(answer.get(), model));
            }
        }
        return Optional.empty();
    }

    /// Takes what a model answered in its own name as its answer in place of the first as well.
    ///
    /// @return false where there is none, or nothing to do
    boolean standsIn(Query query, String model, int attempt) {
        return ledger.copy(own(query, model, attempt), query.key(sha256, asked(model), attempt));
    }

    /// What an answer of a model is kept under.
    String own(Query query, String model, int attempt) {
        return query.key(sha256, model, attempt);
    }

    /// All that an answer is kept under which [#find] finds.
    List<String> keys(Query query, int attempt) {
        return find(query, attempt)
                .map(found ->
                        List.of(
                                own(query, found.model(), attempt),
                                query.key(sha256, asked(found.model()), attempt)))
                .orElse(List.of());
    }

    private String asked(String model) {
        String first = models.getFirst();
        return model.equals(first) ? first : first + " > " + model;
    }
}
