package studio.truss.app.studio.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.gemini.KeyShelf;
import studio.truss.app.gemini.KeyState;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.GeminiJob.State;
import studio.truss.core.gemini.job.GeminiOrders.SentText;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.item.VideoId;
import studio.truss.platform.gemini.access.GeminiKeys;
import studio.truss.platform.vault.Keychain;
import studio.truss.platform.vault.Passphrase;
import studio.truss.platform.vault.Vault;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

class GeminiModelTest {
    @TempDir private Path folder;
    private final FakeOrders orders = new FakeOrders(false);
    private final List<GeminiJob> done = new ArrayList<>();
    private final Deque<Runnable> background = new ArrayDeque<>();

    private KeyShelf keys() {
        Vault vault = new Vault(folder, Keychain.none(), Passphrase.none());
        return new KeyShelf(new GeminiKeys(Map.of(), () -> vault), () -> {});
    }

    private GeminiModel model() {
        GeminiModel model =
                new GeminiModel(orders, keys(), background::add, Runnable::run, done::add);
        model.show(FakeOrders.VIDEO);
        work();
        return model;
    }

    private void work() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    private void tick(GeminiModel model) {
        model.tick();
        work();
    }

    private static GeminiState state(GeminiModel model) {
        return Objects.requireNonNull(model.stateProperty().get());
    }

    @Test
    void aVideoThatIsShownIsReckoned() {
        GeminiState state = state(model());
        assertEquals(FakeOrders.VIDEO, state.video());
        assertNull(state.job());
        assertEquals(orders.forecast, Objects.requireNonNull(state.outlook()).forecast());
        assertInstanceOf(KeyState.Missing.class, state.key());
    }

    @Test
    void onlyTheNewestVideoIsShown() {
        GeminiModel model = model();
        VideoId other = VideoId.of("video-2");
        model.show(other);
        List<Runnable> late = List.copyOf(background);
        background.clear();
        model.show(FakeOrders.VIDEO);
        work();
        late.forEach(Runnable::run);
        assertEquals(FakeOrders.VIDEO, state(model).video());
        model.show(null);
        work();
        assertNull(model.stateProperty().get());
    }

    @Test
    void aJobIsFollowedUntilItIsDoneAndIsToldOnce() {
        GeminiModel model = model();
        model.ask(new BigDecimal("0.30"));
        work();
        assertEquals(List.of("ask 0.30"), orders.heard);
        assertTrue(state(model).underWay());
        orders.is(State.ASKING, null, 3);
        tick(model);
        assertEquals(3, Objects.requireNonNull(state(model).job()).windowsDone());
        assertEquals(List.of(), done);
        orders.forecast = FakeOrders.forecast(0, 8);
        orders.is(State.DONE, null, 8);
        tick(model);
        assertEquals(1, done.size());
        assertFalse(state(model).underWay());
        assertEquals(2, Objects.requireNonNull(state(model).answer()).chapters().size());
        assertEquals(0, Objects.requireNonNull(state(model).outlook()).forecast().requests());
        for (int i = 0; i < 10; i++) {
            tick(model);
        }
        assertEquals(1, done.size());
    }

    @Test
    void whatWasDoneBeforeTheWindowOpenedIsNotTold() {
        orders.is(State.DONE, null, 8);
        GeminiModel model = model();
        tick(model);
        assertEquals(List.of(), done);
        assertEquals(State.DONE, Objects.requireNonNull(state(model).job()).state());
    }

    @Test
    void aJobThatEndsWhileItsVideoIsReckonedIsNotShownAsUnderWay() {
        Deque<Runnable> fx = new ArrayDeque<>();
        orders.is(State.MERGING, null, 8);
        GeminiModel model = new GeminiModel(orders, keys(), background::add, fx::add, done::add);
        model.show(FakeOrders.VIDEO);
        background.remove().run();
        Runnable late = fx.remove(); // what was read of the job that merges
        orders.jobs.put(
                FakeOrders.VIDEO,
                FakeOrders.job(State.DONE, null, 8, Instant.EPOCH.plusSeconds(1)));
        background.remove().run();
        fx.add(late);
        while (!fx.isEmpty() || !background.isEmpty()) {
            (fx.isEmpty() ? background : fx).remove().run();
        }
        assertEquals(State.DONE, Objects.requireNonNull(state(model).job()).state());
        assertEquals(2, Objects.requireNonNull(state(model).answer()).chapters().size());
    }

    @Test
    void aLibraryThatCannotBeReadIsSaidInWordsUntilItCan() {
        GeminiModel model = model();
        orders.unreadable =
                new LibraryException(LibraryException.Problem.BUSY, "The library is locked.");
        model.changed();
        work();
        assertEquals("The library is locked.", state(model).trouble());
        orders.unreadable = null;
        model.changed();
        work();
        assertEquals("", state(model).trouble());
    }

    @Test
    void anotherProcessesOrderIsSeenWithinAFewTicks() {
        GeminiModel model = model();
        orders.is(State.ASKING, null, 1);
        for (int i = 0; i < 6; i++) {
            tick(model);
        }
        assertTrue(state(model).underWay());
    }

    @Test
    void cancelAndRetryReachTheOrders() {
        orders.is(State.ASKING, null, 3);
        GeminiModel model = model();
        model.cancel();
        work();
        assertEquals(State.CANCELLED, Objects.requireNonNull(state(model).job()).state());
        model.retry();
        work();
        assertEquals(List.of("cancel job-1", "retry job-1"), orders.heard);
    }

    @Test
    void whatTheOrdersRefuseIsSaidInWords() {
        orders.failing = "The file is not there.";
        GeminiModel model = model();
        assertEquals("The file is not there.", state(model).trouble());
        orders.failing = "";
        model.changed();
        work();
        assertEquals("", state(model).trouble());
        orders.failing = "The disk is full.";
        model.ask(BigDecimal.ONE);
        work();
        assertEquals("The disk is full.", state(model).trouble());
    }

    @Test
    void aStoppedJobIsToldOfWhileTheBudgetsOfNowStopIt() {
        orders.is(State.BLOCKED, "The month's budget does not reach.", 3);
        GeminiModel model = model();
        assertEquals(Set.of(FakeOrders.VIDEO), model.toldProperty().get().keySet());
        assertFalse(Objects.requireNonNull(state(model).outlook()).free());
        int before = orders.reckoned.get();
        model.changed();
        work();
        assertEquals(before, orders.reckoned.get(), "not again for the same budget");
        orders.monthMost = new BigDecimal("6.00");
        model.changed();
        work();
        assertEquals(Map.of(), model.toldProperty().get());
        assertTrue(Objects.requireNonNull(state(model).outlook()).free());
        orders.monthMost = new BigDecimal("5.00");
        model.changed();
        work();
        assertEquals(Set.of(FakeOrders.VIDEO), model.toldProperty().get().keySet());
    }

    @Test
    void aKeyIsKeptAndAWrongOneIsRefusedInWords() {
        GeminiModel model = model();
        List<String> words = new ArrayList<>();
        model.keep("no key at all", words::add);
        work();
        assertTrue(words.getFirst().contains("one word"), words.toString());
        model.keep("a-key", words::add);
        work();
        assertEquals("", words.getLast());
        assertInstanceOf(KeyState.Kept.class, state(model).key());
    }

    @Test
    void whatIsSentCanBeRead() {
        List<SentText> texts = new ArrayList<>();
        model().sent(texts::addAll);
        work();
        assertEquals("Window 1 of 8", texts.getFirst().title());
    }
}
