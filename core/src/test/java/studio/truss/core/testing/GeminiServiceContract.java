package studio.truss.core.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.gemini.Window;
import studio.truss.core.gemini.prompt.ChatExcerpt;
import studio.truss.core.gemini.prompt.Prompt;
import studio.truss.core.gemini.prompt.WindowPrompt;
import studio.truss.core.gemini.prompt.Wish;
import studio.truss.core.gemini.remote.Answer;
import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;
import studio.truss.core.gemini.remote.GeminiService;
import studio.truss.core.gemini.remote.Question;
import studio.truss.core.gemini.remote.RemoteFile;
import studio.truss.core.gemini.remote.VideoPart;
import studio.truss.core.media.TimeRange;
import studio.truss.core.transfer.remote.ObjectBody;

import java.io.IOException;
import java.util.Optional;

/// What every [GeminiService] does, the one in memory and the one over the network.
public abstract class GeminiServiceContract {
    private static final String MP4 = "video/mp4";
    private static final String MODEL = "gemini-3.8-flash";
    private static final byte[] PIECE = new byte[GeminiService.PIECE];
    private static final byte[] REST = new byte[1_000];

    protected abstract GeminiService service();

    private RemoteFile uploaded() throws IOException {
        String place = service().begin("film", MP4, REST.length);
        return service().send(place, 0, ObjectBody.of(REST), true).orElseThrow();
    }

    @Test
    void aFileThatIsSentInPiecesIsThereUnderAName() throws IOException {
        String place = service().begin("film", MP4, PIECE.length + REST.length);
        assertEquals(0, service().received(place));
        assertEquals(Optional.empty(), service().send(place, 0, ObjectBody.of(PIECE), false));
        assertEquals(PIECE.length, service().received(place));
        RemoteFile file =
                service().send(place, PIECE.length, ObjectBody.of(REST), true).orElseThrow();
        assertEquals(PIECE.length + REST.length, file.sizeBytes());
        RemoteFile found = service().file(file.name());
        assertEquals(file.uri(), found.uri());
        assertEquals(MP4, found.mimeType());
    }

    @Test
    void anUploadThatWasNeverBegunIsGone() {
        String place = service().begin("film", MP4, REST.length);
        String other = place.replaceFirst("\\d+(?!.*\\d)", "99");
        assertEquals(Kind.UPLOAD_GONE, refused(() -> service().received(other)));
    }

    @Test
    void aFileThatWasDeletedIsGoneAndMayBeDeletedAgain() throws IOException {
        RemoteFile file = uploaded();
        service().delete(file.name());
        assertEquals(Kind.FILE_GONE, refused(() -> service().file(file.name())));
        service().delete(file.name());
        assertEquals(Kind.FILE_GONE, refused(() -> service().ask(aboutFilm(file))));
    }

    @Test
    void aQuestionAboutAFilmIsAnsweredWithWhatItCost() throws IOException {
        RemoteFile file = uploaded();
        while (service().file(file.name()).state() == RemoteFile.State.PROCESSING) {
            Thread.onSpinWait();
        }
        Answer answer = service().ask(aboutFilm(file));
        assertTrue(answer.whole());
        assertTrue(answer.text().contains("\"moments\""), answer.text());
        assertTrue(answer.usage().prompt() > 0 && answer.usage().output() > 0, answer.toString());
        assertEquals(MODEL, answer.model());
    }

    @Test
    void theModelsThatCanBeAskedAreNamed() {
        assertTrue(service().models().contains(MODEL));
        assertFalse(service().models().contains("models/" + MODEL));
    }

    private static Question aboutFilm(RemoteFile file) {
        Window window = new Window(0, TimeRange.of(0, 60_000));
        Prompt prompt = WindowPrompt.of(window, new Wish(12_000, 60_000), ChatExcerpt.NONE);
        return new Question(
                MODEL,
                prompt.instruction(),
                new VideoPart(file.uri(), MP4, 0, 60),
                prompt.text(),
                prompt.schema(),
                prompt.answerMax());
    }

    private static Kind refused(Runnable request) {
        return assertThrows(GeminiException.class, request::run).kind();
    }
}
