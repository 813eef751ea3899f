package studio.truss.platform.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import studio.truss.core.gemini.remote.Answer;
import studio.truss.core.gemini.remote.Question;
import studio.truss.core.gemini.remote.RemoteFile;
import studio.truss.core.gemini.remote.Usage;
import studio.truss.core.transfer.remote.ObjectBody;
import studio.truss.platform.devcloud.gemini.GeminiStandIn;
import studio.truss.platform.devcloud.gemini.ReceivedRequest;
import studio.truss.platform.devcloud.gemini.Reply;
import studio.truss.platform.devcloud.gemini.fault.Fault;
import studio.truss.platform.devcloud.gemini.fault.Operation;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// [GeminiClient] when all goes well: what it sends, and what it makes of the answers.
final class GeminiClientTest {
    private static final String CLIPS = "{\"clips\":[{\"title\":\"Ace \uD83C\uDFAF für dich\"}]}";

    private volatile Reply reply = Reply.of(CLIPS);
    private final GeminiStage stage = new GeminiStage(_ -> reply);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void stretchOfFilmIsAskedAsStream() throws IOException {
        Answer answer = stage.client.ask(stage.aboutFilm());
        assertEquals(CLIPS, answer.text());
        assertTrue(answer.whole());
        assertEquals(GeminiStandIn.MODEL, answer.model());
        ReceivedRequest request = stage.service.requests(Operation.ASK).getFirst();
        assertEquals(
                "/v1beta/models/gemini-3.8-flash:streamGenerateContent?alt=sse", request.path());
        assertEquals(60, request.question().fromS());
        assertEquals(360, request.question().toS());
        JsonNode config = request.body().path("generationConfig");
        assertEquals("application/json", config.path("responseMimeType").asText());
        assertEquals("MEDIA_RESOLUTION_LOW", config.path("mediaResolution").asText());
        assertEquals(4096, config.path("maxOutputTokens").asInt());
        assertEquals("ARRAY", config.at("/responseSchema/properties/clips/type").asText());
        for (String left : List.of("temperature", "topP", "topK", "thinkingConfig")) {
            assertFalse(config.has(left), left);
        }
        assertEquals("You find highlights.", request.question().instruction());
        assertTrue(request.body().at("/contents/0/parts/0").has("fileData"), "the film is first");
    }

    @Test
    void questionAboutTextIsAskedInOnePiece() {
        Answer answer = stage.client.ask(GeminiStage.question(null));
        assertEquals(CLIPS, answer.text());
        ReceivedRequest request = stage.service.requests(Operation.ASK).getFirst();
        assertFalse(request.isStream());
        assertFalse(request.body().path("generationConfig").has("mediaResolution"));
    }

    @Test
    void thoughtsAreLeftOutAndCounted() throws IOException {
        reply = new Reply(CLIPS, "Let me think about that for a while.", "STOP");
        Answer streamed = stage.client.ask(stage.aboutFilm());
        assertEquals(CLIPS, streamed.text());
        assertEquals(9, streamed.usage().thoughts());
        assertEquals(CLIPS.length() / 4, streamed.usage().output());
        assertEquals(300 * 102 + 7, streamed.usage().prompt());
        Answer whole = stage.client.ask(GeminiStage.question(null));
        assertEquals(CLIPS, whole.text());
        assertEquals(new Usage(7, 0, CLIPS.length() / 4, 9), whole.usage());
    }

    @Test
    void answerThatBecameTooLongIsNotWhole() throws IOException {
        reply = Reply.cut("{\"clips\":[{\"ti");
        Answer answer = stage.client.ask(stage.aboutFilm());
        assertFalse(answer.whole());
        assertEquals("{\"clips\":[{\"ti", answer.text());
        assertFalse(stage.client.ask(GeminiStage.question(null)).whole());
    }

    @Test
    void serverWithoutStreamsIsAskedOnceInOnePieceAndThatIsRemembered() throws IOException {
        Question question = stage.aboutFilm();
        stage.service.knowStreams(false);
        assertEquals(CLIPS, stage.client.ask(question).text());
        assertEquals(CLIPS, stage.client.ask(question).text());
        assertEquals(
                List.of(true, false, false),
                stage.service.requests(Operation.ASK).stream()
                        .map(ReceivedRequest::isStream)
                        .toList());
    }

    @Test
    void streamWithoutAnyEventIsAskedInOnePiece() throws IOException {
        Question question = stage.aboutFilm();
        stage.service.faults().next(Operation.ASK, new Fault.Answer(200, Map.of(), ""));
        assertEquals(CLIPS, stage.client.ask(question).text());
        assertEquals(2, stage.service.count(Operation.ASK));
    }

    @Test
    void answerInOnePieceToTheCallForStreamIsTaken() throws IOException {
        Question question = stage.aboutFilm();
        String whole =
                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"{}\"}]},"
                        + "\"finishReason\":\"STOP\"}]}";
        stage.service.faults().next(Operation.ASK, new Fault.Answer(200, Map.of(), whole));
        assertEquals("{}", stage.client.ask(question).text());
        stage.service
                .faults()
                .next(Operation.ASK, new Fault.Answer(200, Map.of(), "[" + whole + "]"));
        assertEquals("{}", stage.client.ask(question).text());
        assertEquals(2, stage.service.count(Operation.ASK));
    }

    @Test
    void fileBecomesReady() throws IOException {
        RemoteFile sent = stage.film();
        assertEquals("files/film-1", sent.name());
        assertEquals(3, sent.sizeBytes());
        assertEquals(GeminiStage.NOW.plus(Duration.ofDays(2)), sent.expiresAt());
        stage.service.files().readyAfter(2);
        String place = stage.client.begin("film", "video/mp4", 0);
        byte[] none = {};
        RemoteFile second = stage.client.send(place, 0, ObjectBody.of(none), true).orElseThrow();
        assertEquals(RemoteFile.State.PROCESSING, second.state());
        assertEquals(RemoteFile.State.PROCESSING, stage.client.file(second.name()).state());
        assertEquals(RemoteFile.State.PROCESSING, stage.client.file(second.name()).state());
        assertEquals(RemoteFile.State.ACTIVE, stage.client.file(second.name()).state());
    }

    @Test
    void fileThatFailedSaysWhy() throws IOException {
        stage.service.files().failing("The film has no pictures.");
        RemoteFile film = stage.film();
        RemoteFile failed = stage.client.file(film.name());
        assertEquals(RemoteFile.State.FAILED, failed.state());
        assertEquals("The film has no pictures.", failed.problem());
    }

    @Test
    void deletedFileIsGoneAndMayBeDeletedAgain() throws IOException {
        RemoteFile film = stage.film();
        stage.client.delete(film.name());
        assertEquals(List.of(), stage.service.files().names());
        stage.client.delete(film.name());
    }

    @Test
    void tokensAreCountedWithAllThatIsSent() throws IOException {
        assertEquals(300 * 102 + 7, stage.client.countTokens(stage.aboutFilm()));
        JsonNode body = stage.service.requests(Operation.COUNT).getFirst().body();
        assertEquals(
                "MEDIA_RESOLUTION_LOW",
                body.at("/generateContentRequest/generationConfig/mediaResolution").asText());
    }

    @Test
    void modelsThatCanBeAskedAreListed() {
        assertEquals(
                List.of("gemini-3.8-flash", "gemini-3.5-flash-lite", "gemini-3.5-flash"),
                stage.client.models());
    }
}
