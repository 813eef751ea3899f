package studio.truss.core.gemini.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

/// One request to the model.
///
/// @param instruction what the model is, for all requests of a kind
/// @param video null for a question about text alone
/// @param schema of the answer, as JSON Schema: an object
/// @param answerMax tokens of the answer at most
public record Question(
        String model,
        String instruction,
        @Nullable VideoPart video,
        String text,
        ObjectNode schema,
        int answerMax) {
    public Question {
        schema = schema.deepCopy();
    }

    @Override
    public ObjectNode schema() {
        return schema.deepCopy();
    }
}
