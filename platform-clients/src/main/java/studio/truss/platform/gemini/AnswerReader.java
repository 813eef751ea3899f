package studio.truss.platform.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.genai.types.Candidate;
import com.google.genai.types.FinishReason;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.GenerateContentResponsePromptFeedback;
import com.google.genai.types.GenerateContentResponseUsageMetadata;
import com.google.genai.types.Part;

import studio.truss.core.gemini.remote.Answer;
import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;
import studio.truss.core.gemini.remote.Usage;
import studio.truss.platform.gemini.failure.NoAnswer;

import java.io.IOException;
import java.util.List;

/// Puts an answer together from its pieces: one, or those of a stream in their order.
final class AnswerReader {
    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final int QUOTE_MAX = 200;

    private final StringBuilder text = new StringBuilder();
    private String model;
    private String finish = "";
    private String blocked = "";
    private String said = "";
    private Usage usage = Usage.NONE;

    /// @param model that was asked
    AnswerReader(String model) {
        this.model = model;
    }

    void add(GenerateContentResponse piece) {
        piece.promptFeedback().ifPresent(this::add);
        piece.modelVersion().ifPresent(version -> model = version);
        piece.usageMetadata().ifPresent(this::add);
        piece.candidates().orElse(List.of()).stream().findFirst().ifPresent(this::add);
    }

    private void add(GenerateContentResponsePromptFeedback feedback) {
        feedback.blockReason().ifPresent(reason -> blocked = reason.toString());
        feedback.blockReasonMessage().ifPresent(words -> said = words);
    }

    private void add(Candidate candidate) {
        candidate.finishReason().map(FinishReason::toString).ifPresent(reason -> finish = reason);
        candidate.content().flatMap(content -> content.parts()).orElse(List.of()).stream()
                .filter(part -> !part.thought().orElse(false))
                .map(Part::text)
                .forEach(words -> words.ifPresent(text::append));
    }

    /// What later pieces say replaces what earlier ones did: the numbers grow.
    private void add(GenerateContentResponseUsageMetadata said) {
        usage =
                new Usage(
                        said.promptTokenCount().map(Integer::longValue).orElse(usage.prompt()),
                        said.cachedContentTokenCount()
                                .map(Integer::longValue)
                                .orElse(usage.cached()),
                        said.candidatesTokenCount().map(Integer::longValue).orElse(usage.output()),
                        said.thoughtsTokenCount().map(Integer::longValue).orElse(usage.thoughts()));
    }

    /// Of one piece that came whole.
    Answer whole() {
        return answer();
    }

    /// Of a stream, which may have ended without anybody saying so.
    Answer ofStream() {
        if (finish.isEmpty() && blocked.isEmpty() && !text.toString().isBlank() && !isJson()) {
            throw NoAnswer.of(new IOException("a stream without its end"));
        }
        return answer();
    }

    private boolean isJson() {
        try {
            return STRICT.readTree(text.toString()).isContainerNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private Answer answer() {
        if (!blocked.isEmpty()) {
            throw refused(blocked);
        }
        boolean whole =
                switch (finish) {
                    case "", "STOP", "FINISH_REASON_UNSPECIFIED" -> true;
                    case "MAX_TOKENS" -> false;
                    case "SAFETY",
                            "RECITATION",
                            "LANGUAGE",
                            "BLOCKLIST",
                            "PROHIBITED_CONTENT",
                            "SPII",
                            "IMAGE_SAFETY",
                            "IMAGE_PROHIBITED_CONTENT",
                            "IMAGE_RECITATION" ->
                            throw refused(finish);
                    default -> throw empty("gave up (" + finish + quoted() + ")", usage);
                };
        if (text.toString().isBlank() && whole) {
            throw empty("answered nothing", usage);
        }
        return new Answer(text.toString(), whole, usage, model);
    }

    /// The service's own words about a block or an odd end, where it has some; see [NeededFields].
    private String quoted() {
        String words = said.replaceAll("\\s+", " ").strip();
        return words.isEmpty()
                ? ""
                : ": " + words.substring(0, Math.min(words.length(), QUOTE_MAX));
    }

    private GeminiException refused(String reason) {
        String why =
                switch (reason) {
                    case "SAFETY", "IMAGE_SAFETY" -> "its rules of safety";
                    case "RECITATION", "IMAGE_RECITATION" ->
                            "it would repeat what others have written";
                    case "LANGUAGE" -> "it does not speak the language";
                    case "BLOCKLIST" -> "a word that it does not say";
                    case "PROHIBITED_CONTENT", "IMAGE_PROHIBITED_CONTENT" ->
                            "content that it does not look at";
                    case "SPII" -> "somebody's private data";
                    default -> "its rules";
                };
        return GeminiException.billed(
                Kind.BLOCKED,
                "Gemini refused to answer about this stretch ("
                        + why
                        + "; "
                        + reason
                        + quoted()
                        + "). It stays so when asked again; the other signals still count there.",
                usage);
    }

    static GeminiException unreadable() {
        return empty("answered in a way that cannot be read", Usage.NONE);
    }

    private static GeminiException empty(String what, Usage usage) {
        return GeminiException.billed(
                Kind.EMPTY,
                "Gemini "
                        + what
                        + ". If that stays, choose another model: in the settings, or by truss"
                        + " gemini set --model NAME.",
                usage);
    }
}
