package studio.truss.core.gemini.job.desk;

import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;

import java.util.List;
import java.util.Optional;

/// Which model is asked: the first of a list that the service still has. Any thread.
final class Models {
    private final List<String> names;
    private int current;

    Models(List<String> names) {
        this.names = List.copyOf(names);
    }

    List<String> names() {
        return names;
    }

    synchronized String current() {
        return names.get(current);
    }

    /// For a person, where another than the first is asked.
    synchronized Optional<String> switched() {
        return current == 0
                ? Optional.empty()
                : Optional.of(
                        "%s was asked, because %s was not there for this key."
                                .formatted(names.get(current), names.getFirst()));
    }

    /// The service does not have it any more.
    ///
    /// @throws GeminiException where no other is left
    synchronized void gone(String model, GeminiException e) {
        if (!names.get(current).equals(model)) {
            return; // another thread has noticed
        }
        if (current + 1 == names.size()) {
            throw new GeminiException(
                    Kind.MODEL_GONE,
                    "Gemini has none of these models (any more) for this key: %s. Choose another: truss gemini set --model NAME, or in the settings; truss doctor gemini lists them."
                            .formatted(String.join(", ", names)),
                    e);
        }
        current++;
    }
}
