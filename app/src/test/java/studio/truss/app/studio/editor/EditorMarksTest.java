package studio.truss.app.studio.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.studio.keys.Keymap;
import studio.truss.app.studio.library.TestWindow;
import studio.truss.app.studio.look.Nodes;
import studio.truss.core.clips.rendering.RenderNote;
import studio.truss.core.editing.ClipEdit;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.reframe.LayoutChoice;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the cards, the inspector and the bars say of the moments, and what they do not say.
@SuppressWarnings("NullAway.Init") // made by open()
class EditorMarksTest {
    @TempDir private Path folder;
    private EditorStage stage;

    @BeforeEach
    void open() throws Exception {
        stage = EditorStage.grey(folder);
    }

    @AfterEach
    void close() throws Exception {
        stage.close();
    }

    private Clip selected() throws Exception {
        return TestWindow.fx(() -> Objects.requireNonNull(stage.model.selectedProperty().get()));
    }

    private boolean said(String part) throws Exception {
        stage.settle();
        return TestWindow.fx(() -> shown(part));
    }

    /// On the JavaFX thread.
    private boolean shown(String part) {
        return stage.window.scene().getRoot().lookupAll(".label").stream()
                .anyMatch(each ->
                        Nodes.visible(each)
                                && each instanceof Labeled words
                                && String.valueOf(words.getText()).contains(part));
    }

    @Test
    void aRenderedMomentThatWasChangedSaysSoAndIsRenderedAgain() throws Exception {
        ClipId clip = selected().clipId();
        assertFalse(stage.node("#render-note").isVisible());
        stage.fixture.became(clip, Clip.Status.RENDERING, Clip.Status.RENDERED);
        stage.fixture.notes.put(clip, new RenderNote.Changed());
        TestWindow.run(() -> stage.model.refresh());
        TestWindow.until("the words", () -> shown("Changed since it was rendered."));
        assertTrue(said("changed since rendered"), "on the card");
        Button render = (Button) stage.node(".editor-header .primary");
        assertEquals("Render 1 clip", TestWindow.fx(render::getText));
        stage.press(KeyCode.CONTROL, KeyCode.R);
        TestWindow.until("asked", () -> stage.fixture.rendered.size() == 1);
        stage.window.click(stage.node("#render-note .button"), 1);
        TestWindow.until("asked again", () -> stage.fixture.rendered.size() == 2);
        assertEquals(List.of(clip.value()), stage.fixture.rendered.getLast());
    }

    @Test
    void aFailureIsSaidWithItsReason() throws Exception {
        ClipId clip = selected().clipId();
        stage.fixture.became(clip, Clip.Status.FAILED);
        stage.fixture.notes.put(clip, new RenderNote.Failed("The disk is full."));
        TestWindow.run(() -> stage.model.refresh());
        TestWindow.until("the words", () -> shown("It could not be rendered: The disk is full."));
        assertEquals(Color.web("#FF7A68"), chip(".chip.bad"));
    }

    @Test
    void approvedIsGreen() throws Exception {
        TestWindow.run(() ->
                stage.model
                        .edits()
                        .decide("approve", stage.model.list().chosen(), new ClipEdit.Approve()));
        TestWindow.until("the chip", () -> shown("approved"));
        stage.settle();
        assertEquals(Color.web("#3CCB8C"), chip(".moment-cell .chip.good"));
    }

    private Color chip(String selector) throws Exception {
        Label chip = (Label) stage.node(selector);
        return (Color) TestWindow.fx(chip::getTextFill);
    }

    @Test
    void mMakesAMomentThatBeginsAtThePlayhead() throws Exception {
        TestWindow.run(() -> stage.player().go(16_000));
        stage.press(KeyCode.M);
        TestWindow.until("the moment", () -> stage.model.all().size() == 4);
        assertEquals(15_500, selected().startMs());
        assertTrue(selected().endMs() > 27_000);
        TestWindow.run(() -> stage.model.edits().undo());
        TestWindow.until("the undo", () -> stage.model.all().size() == 3);
        TestWindow.until("its rank", () -> shown("of 3"));
        assertFalse(said("of 4"));
    }

    @Test
    void anEdgeThatWouldPassTheOtherIsRefusedInWords() throws Exception {
        Clip clip = selected();
        TestWindow.run(() -> stage.player().go(500));
        stage.press(KeyCode.O);
        TestWindow.until("the words", () -> stage.fixture.said().size() == 1);
        assertTrue(stage.fixture.said().getFirst().contains("the in point, 0:01.0"));
        TestWindow.run(() -> stage.player().go(14_900));
        stage.press(KeyCode.I);
        TestWindow.until("the words", () -> stage.fixture.said().size() == 2);
        assertEquals(clip, selected());
    }

    @Test
    void whereAllAreRejectedItSaysWhereTheyAre() throws Exception {
        stage.press(KeyCode.CONTROL, KeyCode.A);
        stage.press(KeyCode.R);
        TestWindow.until("the words", () -> shown("You have rejected all 3."));
        Labeled tab = (Labeled) stage.node("#order-rejected");
        assertEquals("Rejected 3", TestWindow.fx(tab::getText));
        assertTrue(stage.text(".preview-badge").equals("Source"), "no layout of no moment");
    }

    @Test
    void theBadgeNamesTheLayoutThatTheShotHasNow() throws Exception {
        assertEquals("Source · Tracked crop", stage.text(".preview-badge"));
        stage.window.click(stage.node("#tab-crop"), 1);
        LayoutBox box =
                (LayoutBox)
                        TestWindow.fx(() ->
                                stage.window.scene().getRoot().lookupAll(".combo-box").stream()
                                        .filter(LayoutBox.class::isInstance)
                                        .findFirst()
                                        .orElseThrow());
        TestWindow.run(() -> box.setValue(LayoutChoice.BLUR));
        TestWindow.until("the badge", () -> shown("Source · Blur fill"));
    }

    @Test
    void aMissingFileIsSaidInTheRowsToo() throws Exception {
        Files.move(stage.fixture.file, folder.resolve("elsewhere.mp4"));
        TestWindow.run(() -> stage.model.checkFile());
        TestWindow.until("the words", () -> stage.model.fileGoneProperty().get());
        assertEquals(
                "The video’s file is missing",
                TestWindow.fx(() -> stage.media.soundNoteProperty().get()));
        assertEquals(
                "The video’s file is missing",
                TestWindow.fx(() -> stage.media.pictureNoteProperty().get()));
    }

    @Test
    void sTurnsTheSettingOff() throws Exception {
        stage.press(KeyCode.S);
        TestWindow.until("off", () -> !stage.snapping.get());
        TestWindow.run(() -> stage.snapping.set(true));
        stage.press(KeyCode.S);
        TestWindow.until("off again", () -> !stage.snapping.get());
    }

    @Test
    void theButtonsShowTheKeysThatTheyHaveNow() throws Exception {
        assertTrue(said("A"));
        TestWindow.run(() -> stage.keymap.set(new Keymap(Map.of("moment.approve", List.of("F8")))));
        assertEquals(
                List.of("F8", "R"),
                TestWindow.fx(() ->
                        stage.window.scene().getRoot().lookupAll(".decision .key").stream()
                                .map(key -> ((Labeled) key).getText())
                                .toList()));
    }
}
