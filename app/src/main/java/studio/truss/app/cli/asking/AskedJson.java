package studio.truss.app.cli.asking;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import studio.truss.core.captions.Transcript;
import studio.truss.core.captions.subtitles.TranscriptJson;
import studio.truss.core.gemini.AnswerProblem;
import studio.truss.core.gemini.Forecast;
import studio.truss.core.gemini.VideoAnswer;
import studio.truss.core.gemini.Window;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.GeminiJob.State;
import studio.truss.core.gemini.job.GeminiOrders.Budget;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Chapters;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;

import java.math.BigDecimal;
import java.util.Locale;

/// What asking Gemini adds to a manifest.
final class AskedJson {
    private final ObjectNode manifest;

    AskedJson(ObjectNode manifest) {
        this.manifest = manifest;
    }

    void forecast(Forecast forecast, Budget budget) {
        ObjectNode json = manifest.putObject("forecast");
        json.put("model", forecast.model());
        json.put("videoMs", forecast.videoMs());
        json.put("requests", forecast.requests());
        json.put("answered", forecast.answered());
        json.put("promptTokens", forecast.promptTokens());
        json.put("answerTokens", forecast.answerTokens());
        json.put("uploadBytes", forecast.uploadBytes());
        json.put("sourceBytes", forecast.sourceBytes());
        json.put("costUsd", forecast.usd());
        json.put("leastBudgetUsd", forecast.leastUsd());
        json.put("monthLeftUsd", budget.left());
        json.put("pricesOf", forecast.pricesOf().toString());
    }

    void nothingAsked() {
        manifest.putArray("chapters");
        manifest.putArray("transcript");
        figures(0, BigDecimal.ZERO, 0);
        manifest.putArray("problems");
    }

    /// @param why a sentence for a person
    void notAsked(String why) {
        VideoAnswer.notAsked(why)
                .problems()
                .forEach(problem -> problem(manifest.withArray("problems").addObject(), problem));
    }

    void job(GeminiJob job, long uploadedBytes) {
        nothingAsked();
        figures(job.requests(), job.costUsd(), uploadedBytes);
        ObjectNode gemini = manifest.putObject("gemini");
        gemini.put("state", job.state().name().toLowerCase(Locale.ROOT));
        gemini.put("windows", job.windows());
        gemini.put("unanswered", job.unanswered());
        String message = job.message();
        gemini.put("message", message);
        if (message != null) {
            problem(job.state(), message);
        }
    }

    /// @param message why asking would be stopped
    void blocked(String message) {
        problem(State.BLOCKED, message);
    }

    /// @param job null where the library did not take the order
    /// @param message what the library says
    void refused(@Nullable GeminiJob job, String message) {
        nothingAsked();
        if (job != null) {
            figures(job.requests(), job.costUsd(), job.sentBytes());
        }
        problem(State.FAILED, message);
    }

    private void problem(State state, String message) {
        ObjectNode problem = manifest.withArray("problems").addObject();
        problem.put("kind", state.name().toLowerCase(Locale.ROOT));
        problem.put("message", message);
    }

    private void figures(int requests, BigDecimal costUsd, long uploadedBytes) {
        manifest.put("requests", requests);
        manifest.put("costUsd", costUsd);
        manifest.put("uploadedBytes", uploadedBytes);
    }

    /// The moments as they are weighed with the answer, in place of those without it.
    void moments(ObjectNode weighed) {
        weighed.properties().forEach(field -> manifest.set(field.getKey(), field.getValue()));
    }

    /// @param transcript as the library keeps it
    void answer(
            VideoAnswer answer, @Nullable Transcript transcript, Library library, VideoId video) {
        if (!answer.model().isEmpty()) {
            manifest.withObject("gemini")
                    .put("model", answer.model())
                    .put("promptHash", answer.promptHash());
        }
        ArrayNode chapters = manifest.putArray("chapters");
        Item item = library.get(new EntityKey.Chapters(video));
        if (item != null) {
            for (Chapters.Chapter chapter : Chapters.of(item).chapters()) {
                ObjectNode json = chapters.addObject();
                json.put("startMs", chapter.startMs());
                json.put("title", chapter.title());
                if (chapter.summary() != null) {
                    json.put("summary", chapter.summary());
                }
            }
        }
        if (transcript != null) {
            manifest.set("transcript", TranscriptJson.list(transcript));
        }
        ArrayNode problems = manifest.withArray("problems");
        answer.problems().forEach(problem -> problem(problems.addObject(), problem));
    }

    private static void problem(ObjectNode json, AnswerProblem problem) {
        json.put("kind", problem.kind().name().toLowerCase(Locale.ROOT));
        Window window = problem.window();
        if (window != null) {
            json.put("startMs", window.range().startMs());
            json.put("endMs", window.range().endMs());
        }
        json.put("message", problem.words());
    }
}
