package studio.truss.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.studio.editor.EditorState;
import studio.truss.app.studio.editor.OpenVideo;
import studio.truss.app.studio.gemini.GeminiState;
import studio.truss.app.studio.library.TestWindow;
import studio.truss.app.studio.library.search.LibraryAsk;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.testing.Footage;
import studio.truss.platform.devcloud.gemini.GeminiStandIn;
import studio.truss.platform.devcloud.gemini.fault.Fault;
import studio.truss.platform.devcloud.gemini.fault.Operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The whole window over a real file and the stand-in for Gemini.
@Tag("long")
@SuppressWarnings("NullAway.Init") // what the test works with is made by open()
class StudioGeminiTest {
    @TempDir private Path folder;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private GeminiStandIn service;
    private AppGraph graph;
    private StudioGraph studio;
    private TestWindow window;

    @BeforeEach
    void open() throws Exception {
        Path film =
                Footage.ofPicture("testsrc2=s=320x180:r=10")
                        .sound("sine=f=300:r=16000,volume='if(between(t,20,22),1,0.05)':eval=frame")
                        .seconds(30)
                        .write(folder.resolve("a talk.mp4"));
        service = GeminiStandIn.start();
        graph =
                new AppGraph(
                        Map.of(
                                "TRUSS_HOME",
                                folder.resolve("home").toString(),
                                "TRUSS_KEYCHAIN",
                                "off",
                                "GOOGLE_GEMINI_BASE_URL",
                                service.endpoint().toString()),
                        words -> failures.add(new IllegalStateException(words)));
        window = TestWindow.show(this::studio, 1_400, 900);
        TestWindow.run(() -> {
            studio.keys().install(window.scene());
            studio.navigation().go("library");
            studio.libraryModel().kindProperty().set(LibraryAsk.Kind.VIDEOS);
            studio.libraryModel().imports().take(List.of(film));
        });
        TestWindow.until("the analysis", () -> analysed() != null);
        TestWindow.run(() -> {
            studio.editorModel().open(Objects.requireNonNull(analysed()).videoId(), null, "a talk");
            studio.navigation().go("editor");
            studio.editor().inspect("gemini");
        });
        TestWindow.until(
                "the editor",
                () -> studio.editorModel().stateProperty().get() instanceof EditorState.Open);
    }

    private Parent studio() throws IOException {
        studio = new StudioGraph(graph, failures::add);
        return studio.root();
    }

    private @Nullable Asset analysed() {
        var answer = studio.libraryModel().answerProperty().get();
        return answer == null
                ? null
                : answer.cards().stream()
                        .map(card -> card.asset())
                        .filter(asset -> asset.status() == Asset.Status.ANALYZED)
                        .findFirst()
                        .orElse(null);
    }

    @AfterEach
    void close() throws Exception {
        TestWindow.run(() -> studio.close());
        window.close();
        graph.close();
        service.close();
        assertEquals(List.of(), failures);
    }

    private Node node(String selector) throws Exception {
        TestWindow.until(selector, () -> window.scene().lookup(selector) != null);
        return TestWindow.fx(() -> window.scene().lookup(selector));
    }

    private void fire(String selector) throws Exception {
        Button button = (Button) node(selector);
        TestWindow.run(button::fire);
    }

    private GeminiState state() {
        return studio.gemini().stateProperty().get();
    }

    @Test
    void aKeyIsTypedAndTheAnswersComeIntoTheOpenEditor() throws Exception {
        PasswordField key = (PasswordField) node("#gemini-key");
        TestWindow.run(() -> key.setText(GeminiStandIn.KEY));
        fire("#gemini-key-save");
        node("#gemini-most");
        assertEquals(0, service.requests().size(), "nothing is sent before it is asked for");
        fire("#gemini-ask");
        TestWindow.until(
                "the answer",
                () ->
                        state() != null
                                && state().job() != null
                                && state().job().state() == GeminiJob.State.DONE
                                && state().answer() != null);
        TestWindow.until(
                "chapters in the editor", () -> !studio.editorModel().chapters().isEmpty());
        TestWindow.until(
                "the lane",
                () ->
                        studio.editorModel().video().stream()
                                .map(OpenVideo::analysis)
                                .filter(Objects::nonNull)
                                .flatMap(found -> found.findings().curves().stream())
                                .anyMatch(curve -> curve.signal().equals("gemini")));
        assertTrue(graph.transcripts().of(sha256()).isPresent());
        int asked = service.questions().size();
        TestWindow.until(
                "that it is free",
                () -> state().outlook() != null && state().outlook().forecast().requests() == 0);
        fire("#gemini-ask");
        TestWindow.until(
                "the second",
                () -> {
                    GeminiState now = state();
                    return now != null
                            && now.job() != null
                            && now.job().state() == GeminiJob.State.DONE
                            && now.job().requests() == 0;
                });
        assertEquals(asked, service.questions().size(), "nothing is asked twice");
        Label heading = (Label) node("#gemini-heading");
        assertFalse(TestWindow.fx(heading::getText).isEmpty());
    }

    @Test
    void aWindowThatClosesInTheMidstEndsSoonAndTheNextOneGoesOn() throws Exception {
        CountDownLatch answers = new CountDownLatch(1);
        service.faults().always(Operation.ASK, new Fault.Hold(answers));
        TestWindow.run(() -> studio.gemini().keep(GeminiStandIn.KEY, _ -> {}));
        node("#gemini-ask");
        // the question that nobody waits for may be billed, and another one is asked
        TestWindow.run(() -> studio.gemini().ask(BigDecimal.ONE));
        TestWindow.until(
                "a question",
                () -> state() != null && state().job() != null && state().job().requests() > 0);
        VideoId video = TestWindow.fx(() -> state().video());
        long begun = System.nanoTime();
        TestWindow.run(() -> studio.close());
        assertTrue(
                System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(8),
                "nobody waits for an answer that may take minutes");
        service.faults().clear();
        answers.countDown();
        TestWindow.run(() -> {
            try {
                window.scene().setRoot(studio());
            } catch (IOException e) {
                throw new UncheckedIOException("the studio does not open", e);
            }
            studio.editorModel().open(video, null, "a talk");
            studio.navigation().go("editor");
        });
        TestWindow.until(
                "the answer",
                () ->
                        state() != null
                                && state().job() != null
                                && state().job().state() == GeminiJob.State.DONE
                                && state().answer() != null);
        TestWindow.until("chapters", () -> !studio.editorModel().chapters().isEmpty());
    }

    private String sha256() throws Exception {
        return TestWindow.fx(() -> studio.editorModel().video().orElseThrow().asset().sha256());
    }
}
