package studio.truss.app.studio.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.studio.library.TestWindow;
import studio.truss.app.studio.player.Sound;
import studio.truss.core.captions.Segment;
import studio.truss.core.captions.Transcript;
import studio.truss.core.captions.Word;
import studio.truss.core.clips.KnownCams;
import studio.truss.core.clips.captioning.Transcripts;
import studio.truss.core.editing.ClipEdit;
import studio.truss.core.editing.crop.CropKeys;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.KnownCam;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.ShotFraming;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The editor in a window, driven by a robot as a hand would.
@SuppressWarnings("NullAway.Init") // made by open()
class EditorScreenTest {
    private static final PictureShape HD = new PictureShape(1920, 1080, 1);
    private static final Clip.Status PROPOSED = Clip.Status.PROPOSED;
    private static final Clip.Status APPROVED = Clip.Status.APPROVED;
    private static final Clip.Status REJECTED = Clip.Status.REJECTED;

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

    private int score() throws Exception {
        return TestWindow.fx(() ->
                Objects.requireNonNull(stage.model.selectedProperty().get())
                        .viralityScore()
                        .intValue());
    }

    private Clip selected() throws Exception {
        return TestWindow.fx(() -> Objects.requireNonNull(stage.model.selectedProperty().get()));
    }

    private void until(Clip.Status... statuses) throws Exception {
        TestWindow.until(
                List.of(statuses).toString(),
                () ->
                        stage.model.all().stream()
                                .map(Clip::status)
                                .toList()
                                .equals(List.of(statuses)));
        assertEquals(List.of(statuses), stage.fixture.statuses());
    }

    @Test
    void arrowsSelectAApprovesRRejectsAndUndoTakesBack() throws Exception {
        assertEquals(80, score());
        stage.press(KeyCode.DOWN);
        assertEquals(70, score());
        TestWindow.until(
                "the playhead at its start",
                () -> stage.player().playheadProperty().get() == 20_000);
        stage.press(KeyCode.UP);
        stage.press(KeyCode.A);
        assertEquals(70, score());
        until(APPROVED, PROPOSED, PROPOSED);
        stage.press(KeyCode.R);
        until(APPROVED, REJECTED, PROPOSED);
        assertEquals(60, score());
        stage.press(KeyCode.CONTROL, KeyCode.Z);
        until(APPROVED, PROPOSED, PROPOSED);
        stage.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        until(APPROVED, REJECTED, PROPOSED);
    }

    @Test
    void severalAreChosenByControlAndShiftAndDecidedAtOnce() throws Exception {
        stage.window.click(stage.row("score 80"), 1);
        stage.window.click(stage.row("score 60"), KeyCode.CONTROL);
        assertEquals(
                List.of(80, 60),
                TestWindow.fx(() ->
                        stage.model.list().chosen().stream()
                                .map(clip -> clip.viralityScore().intValue())
                                .toList()));
        assertEquals("2 selected", stage.text("#batch-count"));
        stage.press(KeyCode.A);
        until(APPROVED, PROPOSED, APPROVED);
        assertEquals(1, stage.model.edits().historyProperty().get().done());

        stage.window.click(stage.row("score 70"), 1);
        stage.window.click(stage.row("score 60"), KeyCode.SHIFT);
        assertEquals("2 selected", stage.text("#batch-count"));
        stage.window.click(stage.node("#batch-reject"), 1);
        until(APPROVED, REJECTED, REJECTED);
        assertFalse(TestWindow.fx(stage.node(".batch-bar")::isVisible));
    }

    @Test
    void blocksOfTheTimelineAreChosenByControlToo() throws Exception {
        stage.window.click(stage.onTimeline(22_000, 0.6));
        assertEquals(70, score());
        stage.window.click(stage.onTimeline(45_000, 0.6), KeyCode.CONTROL);
        assertEquals("2 selected", stage.text("#batch-count"));
        stage.press(KeyCode.A);
        until(PROPOSED, APPROVED, APPROVED);
    }

    @Test
    void controlAChoosesAllAndDeleteTakesThemAwayAsOneStep() throws Exception {
        stage.press(KeyCode.CONTROL, KeyCode.A);
        assertEquals("3 selected", stage.text("#batch-count"));
        stage.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
        TestWindow.until("the render", () -> stage.fixture.rendered.size() == 1);
        assertEquals(3, stage.fixture.rendered.getFirst().size());
        stage.press(KeyCode.DELETE);
        until();
        stage.press(KeyCode.CONTROL, KeyCode.Z);
        until(PROPOSED, PROPOSED, PROPOSED);
    }

    @Test
    void aHandleDraggedOnTheTimelineTrimsPastWhatWasFound() throws Exception {
        Point2D out = stage.onTimeline(15_000, 0.6);
        Point2D to = stage.onTimeline(17_500, 0.6);
        stage.window.drag(out, to, KeyCode.ALT);
        TestWindow.until("the trim", () -> stage.model.all().getFirst().endMs() > 15_000);
        assertTrue(Math.abs(selected().endMs() - 17_500) <= 120, selected()::toString);
        assertEquals(1_000, selected().startMs());
        stage.press(KeyCode.CONTROL, KeyCode.Z);
        TestWindow.until("the undo", () -> stage.model.all().getFirst().endMs() == 15_000);
    }

    @Test
    void aDraggedHandleSnapsToTheNextMomentUnlessAltIsHeld() throws Exception {
        Point2D near = stage.onTimeline(19_800, 0.6);
        stage.window.drag(stage.onTimeline(15_000, 0.6), near);
        TestWindow.until("the snap", () -> stage.model.all().getFirst().endMs() == 20_000);
        stage.press(KeyCode.CONTROL, KeyCode.Z);
        TestWindow.until("the undo", () -> stage.model.all().getFirst().endMs() == 15_000);
        stage.window.drag(stage.onTimeline(15_000, 0.6), near, KeyCode.ALT);
        TestWindow.until("the trim", () -> stage.model.all().getFirst().endMs() > 15_000);
        assertNotEquals(20_000, selected().endMs());
    }

    private void spoken(Segment... segments) throws Exception {
        String sha256 =
                TestWindow.fx(() ->
                        Objects.requireNonNull(stage.model.video().orElseThrow().asset().sha256()));
        new Transcripts(stage.fixture.library).put(sha256, new Transcript(List.of(segments)));
        TestWindow.run(stage.captions::reload);
        TestWindow.until(
                "the transcript", () -> stage.captions.transcriptProperty().get().isPresent());
    }

    @Test
    void aDraggedHandleSnapsToAWordOfTheTranscript() throws Exception {
        spoken(
                new Segment(
                        16_100,
                        17_330,
                        null,
                        "Oh no.",
                        List.of(new Word(16_100, 16_600, "Oh"), new Word(16_700, 17_330, "no."))));
        stage.window.drag(stage.onTimeline(15_000, 0.6), stage.onTimeline(17_400, 0.6));
        TestWindow.until("the snap", () -> stage.model.all().getFirst().endMs() == 17_330);
    }

    @Test
    void aCaptionIsEditedInItsPlace() throws Exception {
        spoken(Segment.of(2_000, 4_000, null, "what a wave"));
        stage.window.click(stage.node("#tab-captions"), 1);
        Node pane = stage.node(".inspector");
        TestWindow.until("the words", () -> caption(pane, "what a wave") != null);
        stage.settle();
        TextField words = TestWindow.fx(() -> Objects.requireNonNull(caption(pane, "what a wave")));
        stage.window.click(words, 1);
        TestWindow.run(() -> words.setText("what a day"));
        stage.press(KeyCode.ENTER);
        TestWindow.until(
                "the edit",
                () -> String.valueOf(stage.model.all().getFirst().captions()).contains("a day"));
        TestWindow.until("its words", () -> caption(pane, "what a day") != null);
    }

    @Test
    void maskedCaptionsAreShownMaskedAndEditedAsTheyAreSaid() throws Exception {
        spoken(Segment.of(2_000, 4_000, null, "oh shit"));
        stage.window.click(stage.node("#tab-captions"), 1);
        Node pane = stage.node(".inspector");
        TestWindow.until("the words", () -> caption(pane, "oh shit") != null);
        CheckBox mask =
                TestWindow.fx(() ->
                        pane.lookupAll(".check-box").stream()
                                .map(CheckBox.class::cast)
                                .filter(box -> box.getText().startsWith("Mask"))
                                .findFirst()
                                .orElseThrow());
        TestWindow.run(mask::fire);
        TestWindow.until(
                "the mask",
                () ->
                        Objects.requireNonNull(stage.captions.trackProperty().get())
                                .blocks()
                                .getFirst()
                                .text()
                                .equals("oh s***"));
        TestWindow.until("the words", () -> caption(pane, "oh shit") != null);
    }

    private static @Nullable TextField caption(Node pane, String text) {
        return pane.lookupAll(".text-field").stream()
                .map(TextField.class::cast)
                .filter(field -> text.equals(field.getText()))
                .findFirst()
                .orElse(null);
    }

    private List<CropKey> keys() throws Exception {
        return TestWindow.fx(this::keysNow);
    }

    @Test
    void theCropIsDraggedAtThePlayheadAndItsKeyIsRemoved() throws Exception {
        stage.window.click(stage.node("#tab-crop"), 1);
        int before = keys().size();
        TestWindow.run(() -> stage.player().go(6_000));
        TestWindow.until(
                "the picture",
                () -> Objects.requireNonNull(stage.player().frameProperty().get()).ms() == 6_000);
        Bounds frame = stage.onScreen(stage.node(".crop-frame"));
        Point2D from = EditorStage.middle(frame);
        stage.window.drag(from, from.add(40, 0));
        TestWindow.until("one more key", () -> number(before + 1));
        assertTrue(keys().stream().anyMatch(key -> key.ms() == 6_000), keys()::toString);
        stage.settle();
        Node inspector = stage.node(".inspector");
        List<Node> trash = TestWindow.fx(() -> List.copyOf(inspector.lookupAll(".icon-button")));
        stage.window.click(trash.getLast(), 1);
        TestWindow.until("one key fewer", () -> number(before));
        stage.press(KeyCode.CONTROL, KeyCode.Z);
        TestWindow.until("the key again", () -> number(before + 1));
    }

    @Test
    void aKeyOfTheCropIsDraggedOnTheTimeline() throws Exception {
        stage.window.click(stage.node("#tab-crop"), 1);
        TestWindow.run(() -> stage.player().go(6_000));
        TestWindow.until(
                "the picture",
                () -> Objects.requireNonNull(stage.player().frameProperty().get()).ms() == 6_000);
        Point2D from = EditorStage.middle(stage.onScreen(stage.node(".crop-frame")));
        int before = keys().size();
        stage.window.drag(from, from.add(40, 0));
        TestWindow.until("one more key", () -> number(before + 1));
        stage.settle();
        stage.window.drag(stage.onCropKeys(6_000), stage.onCropKeys(9_000), KeyCode.ALT);
        TestWindow.until(
                "the key at another time",
                () -> keysNow().stream().anyMatch(key -> Math.abs(key.ms() - 9_000) < 100));
        assertEquals(before + 1, keys().size());
        assertTrue(keys().stream().noneMatch(key -> key.ms() == 6_000), keys()::toString);
        stage.press(KeyCode.CONTROL, KeyCode.Z);
        TestWindow.until(
                "where it was", () -> keysNow().stream().anyMatch(key -> key.ms() == 6_000));
    }

    private List<CropKey> keysNow() {
        Clip clip = Objects.requireNonNull(stage.model.selectedProperty().get());
        return CropKeys.of(clip, HD).getFirst().layout().regions().getFirst().keys();
    }

    private boolean number(int keys) {
        return keysNow().size() == keys;
    }

    @Test
    void theCameraIsDrawnByItsSidesAndRemembered() throws Exception {
        stage.press(KeyCode.C);
        Node camera = stage.node(".cam-frame");
        Bounds at = stage.onScreen(camera);
        assertTrue(at.getWidth() > 20, at::toString);
        Point2D leftSide = new Point2D(at.getMinX() + 3, at.getCenterY());
        stage.window.drag(leftSide, leftSide.subtract(40, 0));
        TestWindow.until("a facecam", () -> facecam() != null);
        Box drawn = Objects.requireNonNull(TestWindow.fx(this::facecam)).cam().at(1_000);
        double scale = 1_920 * 0.28 / at.getWidth();
        assertEquals(1_920 - 1_920 * 0.28 - 40 * scale, drawn.x(), 4);
        assertEquals(1_920, drawn.right(), 1);
        assertEquals(
                KnownCam.drawn(drawn).byHand(),
                stage.fixture.cams.find(KnownCams.USUAL_CHANNEL, HD).orElseThrow().byHand());

        // the layout shows the camera now: its sides can be dragged without any tool
        Bounds now = stage.onScreen(stage.node(".cam-frame"));
        Point2D top = new Point2D(now.getCenterX(), now.getMinY() + 3);
        stage.window.drag(top, top.add(0, 30));
        TestWindow.until(
                "a lower camera",
                () -> Objects.requireNonNull(facecam()).cam().at(1_000).y() > drawn.y() + 10);
        stage.press(KeyCode.CONTROL, KeyCode.Z);
        stage.press(KeyCode.CONTROL, KeyCode.Z);
        TestWindow.until("the crop again", () -> facecam() == null);
        TestWindow.until(
                "nothing remembered",
                () -> stage.fixture.cams.find(KnownCams.USUAL_CHANNEL, HD).isEmpty());
    }

    private Layout.@Nullable Facecam facecam() {
        Clip clip = Objects.requireNonNull(stage.model.selectedProperty().get());
        ShotFraming shot = CropKeys.of(clip, HD).getFirst();
        return shot.layout() instanceof Layout.Facecam facecam ? facecam : null;
    }

    @Test
    void whyNotHereIsAnsweredAtThePlayhead() throws Exception {
        TestWindow.run(() -> stage.player().go(5_000));
        stage.press(KeyCode.W);
        assertTrue(why().contains("It lies in the moment 0:01–0:15."), why());
        TestWindow.run(() -> stage.player().go(17_000));
        stage.press(KeyCode.W);
        assertTrue(why().contains("The nearest moment ended at 0:15, 2.0 s before."), why());
        TestWindow.run(() -> stage.player().go(39_000));
        stage.press(KeyCode.W);
        assertTrue(why().contains("The nearest moment begins at 0:40, 1.0 s later."), why());
        assertEquals(List.of(), stage.fixture.said(), "it covers nothing");
        TestWindow.run(stage.model::reopen);
        TestWindow.until("no answer about what was shown before", () -> !line().isVisible());
    }

    private String why() throws Exception {
        Label words = (Label) stage.node("#why-line .label");
        assertTrue(TestWindow.fx(() -> line().isVisible()));
        return TestWindow.fx(words::getText);
    }

    private Node line() {
        return Objects.requireNonNull(stage.window.scene().lookup("#why-line"));
    }

    @Test
    void whatIsOutsideTheMomentIsNotShownAsRendered() throws Exception {
        Node outside = stage.node(".vertical-view .outside");
        Node frame = stage.node(".crop-frame");
        TestWindow.run(() -> stage.player().go(5_000));
        assertFalse(TestWindow.fx(outside::isVisible));
        assertTrue(TestWindow.fx(frame::isVisible));
        TestWindow.run(() -> stage.player().go(17_000));
        stage.settle();
        assertTrue(TestWindow.fx(outside::isVisible));
        assertFalse(TestWindow.fx(frame::isVisible), "no crop either");
        TestWindow.run(() -> stage.player().go(14_999));
        stage.settle();
        assertFalse(TestWindow.fx(outside::isVisible));
        assertTrue(TestWindow.fx(frame::isVisible));
    }

    @Test
    void thePresetThatMadeThePathIsMarkedAndAHandsOwnIsToo() throws Exception {
        stage.window.click(stage.node("#tab-crop"), 1);
        assertTrue(TestWindow.fx(((ToggleButton) stage.node("#motion-calm"))::isSelected));
        stage.window.click(stage.node("#motion-lively"), 1);
        TestWindow.until("lively", () -> marked("#motion-lively"));
        assertFalse(TestWindow.fx(() -> marked("#motion-calm")));
        TestWindow.run(() -> {
            Clip clip = Objects.requireNonNull(stage.model.selectedProperty().get());
            List<ShotFraming> shots = CropKeys.of(clip, HD);
            Box box = shots.getFirst().layout().regions().getFirst().at(6_000);
            ClipEdit edit = new ClipEdit.Reframe(CropKeys.put(shots, 6_000, 0, box, HD));
            stage.model.edits().edit("crop", clip, edit);
        });
        TestWindow.until("their own", () -> marked("#motion-own"));
        assertFalse(TestWindow.fx(() -> marked("#motion-lively")));
        stage.press(KeyCode.CONTROL, KeyCode.Z);
        TestWindow.until("lively again", () -> marked("#motion-lively"));
    }

    private boolean marked(String button) {
        return stage.window.scene().lookup(button) instanceof ToggleButton toggle
                && toggle.isSelected();
    }

    @Test
    void theFiguresOfASignalStandUnderItsBar() throws Exception {
        Node row = stage.node(".evidence-row");
        String figures =
                TestWindow.fx(
                        () -> ((Label) Objects.requireNonNull(row.lookup(".figures"))).getText());
        assertTrue(figures.matches("raw .+ · z .+ · .+ % · weight 0\\.\\d\\d"), figures);
        Node inspector = stage.node(".inspector");
        List<String> rows =
                TestWindow.fx(() ->
                        inspector.lookupAll(".evidence-row").stream()
                                .map(Node::getAccessibleText)
                                .toList());
        assertTrue(rows.stream().noneMatch(words -> words.contains("+0,")), rows::toString);
    }

    @Test
    void theInspectorsTabsShowTheirPanesAndTheLastIsRemembered() throws Exception {
        for (String pane : List.of("crop", "captions", "details", "chapters", "why")) {
            stage.window.click(stage.node("#tab-" + pane), 1);
            assertTrue(TestWindow.fx(((ToggleButton) stage.node("#tab-" + pane))::isSelected));
            assertEquals(pane, stage.panes.get().pane());
        }
        assertTrue(TestWindow.fx(stage.node(".evidence-row")::isVisible));
    }

    @Test
    void aTitleIsRenamedInItsPlace() throws Exception {
        stage.press(KeyCode.F2);
        stage.settle();
        TestWindow.run(() ->
                ((TextField) Objects.requireNonNull(stage.window.scene().getFocusOwner()))
                        .setText("The joke"));
        stage.press(KeyCode.ENTER);
        TestWindow.until(
                "the title", () -> stage.model.all().getFirst().title().equals("The joke"));
        stage.press(KeyCode.A); // a key again, no letter
        until(APPROVED, PROPOSED, PROPOSED);
        stage.press(KeyCode.UP);
        stage.press(KeyCode.F2);
        TestWindow.run(() ->
                ((TextField) Objects.requireNonNull(stage.window.scene().getFocusOwner()))
                        .setText("Given up"));
        stage.press(KeyCode.ESCAPE);
        stage.press(KeyCode.R);
        until(REJECTED, PROPOSED, PROPOSED);
        assertEquals("The joke", stage.fixture.stored().getFirst().title());
    }

    @Test
    void chaptersAreAddedNamedAndRemovedAtThePlayhead() throws Exception {
        TestWindow.run(() -> stage.player().go(5_000));
        stage.press(KeyCode.SHIFT, KeyCode.M);
        TestWindow.until("a chapter", () -> stage.model.chapters().size() == 1);
        TestWindow.until(
                "the cursor in its title",
                () -> stage.window.scene().getFocusOwner() instanceof TextField);
        stage.press(KeyCode.B);
        stage.press(KeyCode.O);
        stage.press(KeyCode.ENTER);
        TestWindow.until(
                "its title",
                () -> stage.model.chapters().getFirst().title().equalsIgnoreCase("bo"));
        assertEquals(5_000, stage.model.chapters().getFirst().startMs());
        Node timeline = stage.node(".timeline");
        assertTrue(
                TestWindow.fx(() ->
                        timeline.lookupAll(".lane-name").stream()
                                .anyMatch(n -> ((Labeled) n).getText().equals("Chapters"))));
        stage.press(KeyCode.SHIFT, KeyCode.DELETE);
        TestWindow.until("no chapter", () -> stage.model.chapters().isEmpty());
        stage.press(KeyCode.CONTROL, KeyCode.Z);
        TestWindow.until("the chapter again", () -> stage.model.chapters().size() == 1);
    }

    @Test
    void aVideoWithoutSoundSaysSoAndTheLoudspeakerMutes() throws Exception {
        TestWindow.until(
                "the badge", () -> stage.player().sound().stateProperty().get() == Sound.NONE);
        Label badge = (Label) stage.node("#sound-badge");
        assertEquals("no sound", TestWindow.fx(badge::getText));
        assertEquals("This video has no sound.", TestWindow.fx(badge.getTooltip()::getText));
        assertTrue(TestWindow.fx(badge::isVisible));
        stage.press(KeyCode.V);
        assertTrue(stage.panes.get().muted());
        Button sound = assertInstanceOf(Button.class, stage.node("#sound-button"));
        stage.window.click(sound, 1);
        assertFalse(stage.panes.get().muted());
    }
}
