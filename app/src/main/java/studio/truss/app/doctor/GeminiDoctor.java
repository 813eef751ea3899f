package studio.truss.app.doctor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.app.AppGraph;
import studio.truss.core.gemini.remote.Answer;
import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;
import studio.truss.core.gemini.remote.Question;
import studio.truss.platform.gemini.GeminiClient;
import studio.truss.platform.gemini.access.GeminiKeys.Found;
import studio.truss.platform.vault.Passphrase;

import java.util.List;
import java.util.Optional;

/// Asks Gemini for one word, some ten tokens, and for its models, if there is a key.
public final class GeminiDoctor {
    /// Enough for a model that thinks before it answers.
    private static final int ANSWER_MAX = 1024;

    private final AppGraph graph;
    private final Passphrase passphrase;

    public GeminiDoctor(AppGraph graph, Passphrase passphrase) {
        this.graph = graph;
        this.passphrase = passphrase;
    }

    public GeminiCheckup examine(String model) {
        try {
            Optional<Found> key = graph.geminiKeys(passphrase).find();
            return key.isEmpty() ? new GeminiCheckup.NoKey() : ask(model, key.get());
        } catch (GeminiException e) {
            return new GeminiCheckup.Failed("", List.of(), e);
        }
    }

    private GeminiCheckup ask(String model, Found key) {
        try (GeminiClient gemini = graph.gemini(key.key())) {
            try {
                Answer answer = gemini.ask(question(model));
                return new GeminiCheckup.Answered(key.from(), models(gemini), answer);
            } catch (GeminiException e) {
                List<String> others =
                        e.kind() == Kind.MODEL_GONE ? models(gemini) : List.<String>of();
                return new GeminiCheckup.Failed(key.from(), others, e);
            }
        }
    }

    private static List<String> models(GeminiClient gemini) {
        try {
            return gemini.models();
        } catch (GeminiException e) {
            return List.of(); // the answer says more than a list that is missing
        }
    }

    private static Question question(String model) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.putObject("properties").putObject("word").put("type", "string");
        schema.putArray("required").add("word");
        return new Question(
                model, "You answer with one word.", null, "Say: ready.", schema, ANSWER_MAX);
    }
}
