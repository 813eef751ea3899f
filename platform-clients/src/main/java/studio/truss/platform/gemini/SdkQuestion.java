package studio.truss.platform.gemini;

import com.google.genai.types.Content;
import com.google.genai.types.FileData;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.MediaResolution;
import com.google.genai.types.Part;
import com.google.genai.types.Schema;
import com.google.genai.types.VideoMetadata;

import studio.truss.core.gemini.remote.Question;
import studio.truss.core.gemini.remote.VideoPart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A question in the SDK's types: the film before the words, as Google advises. Temperature and
/// budgets of thinking are left to the model, whose newer kinds refuse them.
final class SdkQuestion {
    private SdkQuestion() {}

    static Content content(Question question) {
        List<Part> parts = new ArrayList<>();
        if (question.video() != null) {
            parts.add(film(question.video()));
        }
        parts.add(Part.fromText(question.text()));
        return Content.builder().role("user").parts(parts).build();
    }

    private static Part film(VideoPart video) {
        return Part.builder()
                .fileData(
                        FileData.builder().fileUri(video.uri()).mimeType(video.mimeType()).build())
                .videoMetadata(
                        VideoMetadata.builder()
                                .startOffset(Duration.ofSeconds(video.fromS()))
                                .endOffset(Duration.ofSeconds(video.toS()))
                                .build())
                .build();
    }

    static GenerateContentConfig config(Question question) {
        GenerateContentConfig.Builder config =
                GenerateContentConfig.builder()
                        .systemInstruction(
                                Content.builder()
                                        .parts(List.of(Part.fromText(question.instruction())))
                                        .build())
                        .maxOutputTokens(question.answerMax())
                        .responseMimeType("application/json")
                        .responseSchema(
                                Schema.fromJson(OpenApiSchema.of(question.schema()).toString()));
        if (question.video() != null) {
            config.mediaResolution(MediaResolution.Known.MEDIA_RESOLUTION_LOW);
        }
        return config.build();
    }
}
