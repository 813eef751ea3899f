package studio.truss.app.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/// Asks Gemini for one word, some ten tokens, and for its models, if there is a key.
public final class GeminiDoctor {
    /// Enough for a model that thinks before it answers.
    private static final int ANSWER_MAX = 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AppGraph graph;
    private final Passphrase passphrase;
    private final Duration look;

    public GeminiDoctor(AppGraph graph, Passphrase passphrase) {
        this(graph, passphrase, Duration.ofSeconds(1));
    }

    /// @param look how often it is told that an answer is waited for
    GeminiDoctor(AppGraph graph, Passphrase passphrase, Duration look) {
        this.graph = graph;
        this.passphrase = passphrase;
        this.look = look;
    }

    /// @param thinking hears each second for how many an answer has been waited for
    public GeminiCheckup examine(String model, IntConsumer thinking) {
        try {
            Optional<Found> key = graph.geminiKeys(passphrase).find();
            return key.isEmpty()
                    ? new GeminiCheckup.NoKey()
                    : ask(model, key.get(), new AnswerWait(graph.clock(), look, thinking));
        } catch (GeminiException e) {
            return new GeminiCheckup.Failed("", List.of(), e);
        }
    }

    private GeminiCheckup ask(String model, Found key, AnswerWait wait) {
        Question question = question(model);
        try (GeminiClient gemini = graph.gemini(key.key())) {
            try {
                TrialCost.Counted counted =
                        TrialCost.of(graph)
                                .of(question, () -> word(wait.of(() -> gemini.ask(question))));
                return new GeminiCheckup.Answered(
                        key.from(), models(gemini), counted.answer(), counted.usd());
            } catch (GeminiException e) {
                List<String> others =
                        e.kind() == Kind.MODEL_GONE ? models(gemini) : List.<String>of();
                return new GeminiCheckup.Failed(key.from(), others, e);
            }
        }
    }

    /// @throws GeminiException where it is not what was asked for
    private static Answer word(Answer answer) {
        String word = "";
        try {
            word = JSON.readTree(answer.text()).path("word").textValue();
        } catch (JsonProcessingException e) {
            // no word either
        }
        if (word == null || word.isBlank()) {
            throw GeminiException.billed(
                    Kind.EMPTY,
                    "Gemini answered, but not with the word that it was asked for: %s. Try again, or another model by --model."
                            .formatted(GeminiCheckup.shortened(answer.text())),
                    answer.usage());
        }
        return answer;
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
