package studio.truss.app.studio.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.fx.Background;
import studio.truss.app.fx.FxThread;
import studio.truss.app.gemini.KeyShelf;
import studio.truss.app.studio.library.TestWindow;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Theme;
import studio.truss.core.gemini.job.GeminiJob.State;
import studio.truss.core.gemini.job.GeminiOrders.SentText;
import studio.truss.core.library.item.VideoId;
import studio.truss.platform.gemini.access.GeminiKey;
import studio.truss.platform.gemini.access.GeminiKeys;
import studio.truss.platform.vault.Keychain;
import studio.truss.platform.vault.Passphrase;
import studio.truss.platform.vault.Vault;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/// The pane as wide as the narrowest inspector, over orders in memory that refuse to be called on
/// the JavaFX thread.
@SuppressWarnings("NullAway.Init") // made by open()
class GeminiPaneTest {
    private static final double NARROW = 290;

    @TempDir private Path folder;
    private final FakeOrders orders = new FakeOrders(true);
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Background background = new Background(failures::add);
    private final List<SentText> read = new CopyOnWriteArrayList<>();
    private GeminiModel model;
    private GeminiPane pane;
    private TestWindow window;

    private void open(boolean key) throws Exception {
        Vault vault = new Vault(folder, Keychain.none(), Passphrase.none());
        GeminiKeys keys = new GeminiKeys(Map.of(), () -> vault);
        if (key) {
            keys.keep(GeminiKey.of("a-key"));
        }
        window =
                TestWindow.show(
                        () -> {
                            model =
                                    new GeminiModel(
                                            orders,
                                            new KeyShelf(keys, () -> {}),
                                            background.waiting(),
                                            new FxThread(),
                                            _ -> {});
                            pane = new GeminiPane(model, read::addAll, Messages.load());
                            StackPane root = new StackPane(pane);
                            Theme.DARK.dress(root);
                            model.show(FakeOrders.VIDEO);
                            return root;
                        },
                        NARROW,
                        900);
        TestWindow.until("the state", () -> model.stateProperty().get() != null);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        background.close();
        assertEquals(List.of(), failures);
    }

    private Node node(String selector) throws Exception {
        TestWindow.until(selector, () -> pane.lookup(selector) != null);
        return TestWindow.fx(() -> pane.lookup(selector));
    }

    private String text(String selector) throws Exception {
        Labeled node = (Labeled) node(selector);
        return TestWindow.fx(node::getText);
    }

    private void fire(String selector) throws Exception {
        Button button = (Button) node(selector);
        TestWindow.run(button::fire);
    }

    private boolean has(String selector) throws Exception {
        return TestWindow.fx(() -> pane.lookup(selector) != null);
    }

    private String all() throws Exception {
        return TestWindow.fx(() -> {
            pane.applyCss();
            pane.layout();
            return pane.lookupAll(".label").stream()
                    .map(node -> ((Labeled) node).getText())
                    .collect(Collectors.joining("\n"));
        });
    }

    private void becomes(State state, @Nullable String message, int done) throws Exception {
        orders.is(state, message, done);
        TestWindow.run(model::changed);
        TestWindow.until(
                state.name(),
                () -> {
                    GeminiState now = model.stateProperty().get();
                    return now != null && now.job() != null && now.job().state() == state;
                });
    }

    private void heard(String order) throws Exception {
        TestWindow.until(order, () -> orders.heard.contains(order));
    }

    @Test
    void theForecastSaysWhatAskingTakesAndTheLimitIsEnough() throws Exception {
        open(true);
        TextField most = (TextField) node("#gemini-most");
        String words = all();
        assertTrue(words.contains("40 minutes"), words);
        assertTrue(words.contains("320,000"), words);
        assertTrue(words.contains("24 MB instead of 3.1 GB"), words);
        assertTrue(words.contains("$0.21"), words);
        assertTrue(words.contains("gemini-3.8-flash\nPrices\nof 2026-11-20"), words);
        assertTrue(words.contains("$0.40 of $5.00"), words);
        assertTrue(words.contains("Names in the chat are taken out"), words);
        assertEquals("0.30", TestWindow.fx(most::getText));
        TestWindow.run(() -> most.setText("lots"));
        fire("#gemini-ask");
        assertTrue(text("#gemini-wrong").contains("US dollars"));
        TestWindow.run(() -> most.setText("$0.50"));
        fire("#gemini-ask");
        heard("ask 0.50");
        node("#gemini-cancel");
    }

    @Test
    void aMonthThatHasTooLittleLeftIsSaidWithTheForecast() throws Exception {
        orders.monthMost = new BigDecimal("0.50");
        open(true);
        assertEquals(
                "It would be stopped: $0.10 of the month's budget is left, and this takes $0.21."
                        + " Raise it in the settings.",
                text("#gemini-month-short"));
    }

    @Test
    void anAnswerThatIsWaitedForIsSaidInTheJobsState() throws Exception {
        orders.jobs.put(FakeOrders.VIDEO, FakeOrders.thinking(40));
        open(true);
        assertEquals(
                "3 of 8 parts of the video answered\n"
                        + "Gemini is still thinking, 40 s (given up after 5 min of silence)",
                text("#gemini-words"));
    }

    @Test
    void whatIsAnsweredAlreadyCostsNothing() throws Exception {
        orders.forecast = FakeOrders.forecast(0, 8);
        open(true);
        node("#gemini-ask");
        assertTrue(all().contains("All 8 questions are answered already"));
        assertFalse(has("#gemini-most"));
        fire("#gemini-ask");
        heard("ask 0");
    }

    @Test
    void aRunningJobIsShownInPlaceAndCancelReachesTheOrders() throws Exception {
        orders.is(State.UPLOADING, null, 0);
        open(true);
        assertEquals("Sending 12 MB of 24 MB, instead of 3.1 GB", text("#gemini-words"));
        Node cancel = node("#gemini-cancel");
        becomes(State.ASKING, null, 3);
        assertEquals("3 of 8 parts of the video answered", text("#gemini-words"));
        assertEquals("$0.0800 with what is under way, 3 questions sent", text("#gemini-spent"));
        ProgressBar bar = (ProgressBar) node("#gemini-bar");
        assertEquals(3 / 8.0, TestWindow.fx(bar::getProgress));
        assertEquals(cancel, node("#gemini-cancel"), "the cursor stays on the button");
        becomes(State.ASKING, "comparing the best moments, round 2 of 3", 8);
        assertEquals(
                "All parts are answered; comparing the best moments, round 2 of 3",
                text("#gemini-words"));
        assertTrue(TestWindow.fx(bar::isIndeterminate));
        becomes(State.WAITING, "the line is down; next try at 17:00", 3);
        assertEquals("Waiting: the line is down; next try at 17:00", text("#gemini-words"));
        fire("#gemini-cancel");
        heard("cancel job-1");
        TestWindow.until("the end", () -> pane.lookup("#gemini-retry") != null);
        assertTrue(text("#gemini-words").contains("is kept"));
        assertTrue(text("#gemini-spent").startsWith("$0.0800 spent, "), text("#gemini-spent"));
    }

    @Test
    void aBlockedJobSaysWhyAndGoesOnWithMore() throws Exception {
        orders.is(State.BLOCKED, "The budget of this video leaves $0.01.", 3);
        open(true);
        assertEquals("The budget of this video leaves $0.01.", text("#gemini-words"));
        assertEquals("Go on", text("#gemini-ask"));
        TextField most = (TextField) node("#gemini-most");
        TestWindow.run(() -> most.setText("1"));
        fire("#gemini-ask");
        heard("ask 1");
    }

    @Test
    void aBlockedJobWhoseBudgetWasRaisedSaysSo() throws Exception {
        orders.monthMost = new BigDecimal("6.00");
        orders.is(State.BLOCKED, "The budget of this month leaves $0.01.", 3);
        open(true);
        assertEquals("The budget reaches by now", text("#gemini-heading"));
        assertFalse(all().contains("leaves $0.01"));
        assertEquals("Go on", text("#gemini-ask"));
    }

    @Test
    void aVideoThatIsNotAskedAboutSaysWhyAndHasNoButton() throws Exception {
        orders.forecast = FakeOrders.pointless("The whole video is black: nothing was asked.");
        open(true);
        node("#gemini-what");
        assertTrue(all().contains("The whole video is black"), all());
        assertFalse(has("#gemini-ask"));
    }

    @Test
    void aFailedJobSaysWhyAndIsTriedAgain() throws Exception {
        orders.is(State.FAILED, "Gemini does not take this key.", 0);
        open(true);
        assertEquals("Gemini does not take this key.", text("#gemini-words"));
        assertTrue(all().contains("costs nothing again"), all());
        fire("#gemini-retry");
        heard("retry job-1");
    }

    @Test
    void aDoneJobShowsWhatCameOfItWithItsProblemsFolded() throws Exception {
        orders.is(State.DONE, null, 8);
        orders.forecast = FakeOrders.forecast(0, 8);
        open(true);
        TitledPane problems = (TitledPane) node("#gemini-problems");
        assertFalse(TestWindow.fx(problems::isExpanded));
        assertEquals("Put right or left out: 1", TestWindow.fx(problems::getText));
        VBox told = (VBox) node("#gemini-told");
        assertEquals(
                List.of("Another model answered."),
                TestWindow.fx(() ->
                        told.getChildren().stream().map(n -> ((Labeled) n).getText()).toList()));
        String words = all();
        assertTrue(words.contains("Gemini has answered"), words);
        assertTrue(words.contains("12 MB instead of 3.1 GB"), words);
        assertTrue(words.contains("asking again costs nothing"), words);
        assertEquals("Ask again", text("#gemini-ask"));
    }

    @Test
    void withoutAKeyOneIsAskedForUnseen() throws Exception {
        open(false);
        PasswordField key = (PasswordField) node("#gemini-key");
        assertFalse(has("#gemini-ask"));
        TestWindow.run(() -> key.setText("two words"));
        fire("#gemini-key-save");
        TestWindow.until(
                "the refusal",
                () -> ((Labeled) pane.lookup("#gemini-key-wrong")).getText().contains("one word"));
        assertEquals("", TestWindow.fx(key::getText), "nothing of it stays in the window");
        TestWindow.run(() -> key.setText("a-key"));
        fire("#gemini-key-save");
        node("#gemini-ask");
        assertNull(TestWindow.fx(() -> pane.lookup("#gemini-key")));
    }

    private void focus(String selector) throws Exception {
        Node node = node(selector);
        TestWindow.run(node::requestFocus);
    }

    private void focusIsOn(String id) throws Exception {
        TestWindow.until(
                id,
                () -> {
                    Node owner = pane.getScene().getFocusOwner();
                    return owner != null && id.equals(owner.getId());
                });
    }

    @Test
    void theFocusStaysInThePaneWhateverItTurnsInto() throws Exception {
        open(true);
        TestWindow.run(() -> {
            // what the focus went to when its button was gone
            Button other = new Button("elsewhere");
            ((StackPane) pane.getParent()).getChildren().addFirst(other);
        });
        focus("#gemini-ask");
        becomes(State.ASKING, null, 3);
        focusIsOn("gemini-cancel");
        fire("#gemini-cancel");
        focusIsOn("gemini-retry");
        becomes(State.DONE, null, 8);
        focusIsOn("gemini-ask");
        focus("#gemini-what");
        becomes(State.FAILED, "no", 8);
        focusIsOn("gemini-what");
        TestWindow.run(() -> model.show(VideoId.of("video-2")));
        focusIsOn("gemini-ask");
    }

    @Test
    void theFocusIsNotTakenFromElsewhere() throws Exception {
        open(true);
        Button other = new Button("elsewhere");
        other.setId("other");
        TestWindow.run(() -> {
            ((StackPane) pane.getParent()).getChildren().addFirst(other);
            other.requestFocus();
        });
        becomes(State.ASKING, null, 3);
        node("#gemini-cancel");
        focusIsOn("other");
    }

    @Test
    void whatIsSentIsHandedToBeRead() throws Exception {
        open(true);
        Hyperlink what = (Hyperlink) node("#gemini-what");
        TestWindow.run(what::fire);
        TestWindow.until("the texts", () -> read.size() == 1);
    }

    @Test
    void nothingIsCutOffInTheNarrowestInspector() throws Exception {
        orders.is(State.BLOCKED, "The budget of this video leaves $0.010, and more.", 3);
        open(true);
        node("#gemini-most");
        all();
        TestWindow.run(() ->
                pane.lookupAll(".label")
                        .forEach(node -> {
                            Region label = (Region) node;
                            double needed = label.prefHeight(label.getWidth());
                            if (label.isVisible() && label.getHeight() < needed - 1) {
                                throw new AssertionError("cut off: " + ((Labeled) label).getText());
                            }
                        }));
    }
}
