package studio.truss.app.studio.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import studio.truss.core.engine.FrameWish;
import studio.truss.core.engine.FrameWish.Accuracy;
import studio.truss.core.media.Rational;
import studio.truss.core.media.TimeRange;
import studio.truss.core.media.VideoStream;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// The player with frames that the test hands out and a clock that it sets.
class PlayerModelTest {
    private record Asked(FrameWish wish, Consumer<Frame> show, Consumer<FrameEnd> end) {
        void answer(long ms, boolean exact) {
            show.accept(new Frame(2, 2, ms, exact, ByteBuffer.allocate(16)));
            end.accept(FrameEnd.done());
        }
    }

    private final List<Asked> asked = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final PlayerModel player =
            new PlayerModel(
                    (wish, show, end) -> asked.add(new Asked(wish, show, end)),
                    Runnable::run,
                    Runnable::run,
                    now::get);

    private static VideoStream stream() {
        return new VideoStream(
                0,
                "h264",
                "High",
                1920,
                1080,
                1920,
                1080,
                Rational.of(1, 1),
                Rational.of(25, 1),
                Rational.of(25, 1),
                false,
                0,
                false,
                new VideoStream.ColorInfo("yuv420p", 8, "bt709", "bt709", "bt709", "tv"),
                VideoStream.FieldOrder.PROGRESSIVE,
                Rational.of(1, 15360),
                0,
                10_000,
                false,
                true);
    }

    @BeforeEach
    void open() {
        player.open(new Footage(Path.of("film.mp4"), stream(), null, 10_000));
        asked.getLast().answer(0, true);
    }

    private void pass(long ms) {
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(ms));
        player.pulse();
    }

    @Test
    void playingMovesThePlayheadByTheClockAndAsksForOneFrameAtATime() {
        player.toggle();
        pass(100);
        assertEquals(100, player.playheadProperty().get());
        int asks = asked.size();
        pass(40);
        pass(40);
        assertEquals(asks, asked.size());
        asked.getLast().answer(100, true);
        assertEquals(180, asked.getLast().wish().ms());
        assertEquals(100, Objects.requireNonNull(player.frameProperty().get()).ms());
    }

    @Test
    void scrubbingShowsTheNearestAndLettingGoTheExact() {
        player.scrub(true);
        player.playheadProperty().set(4_321);
        assertEquals(Accuracy.NEAREST, asked.getLast().wish().accuracy());
        Asked nearest = asked.getLast();
        player.scrub(false);
        assertEquals(Accuracy.EXACT, asked.getLast().wish().accuracy());
        assertEquals(4_321, asked.getLast().wish().ms());
        nearest.answer(4_000, false); // too late: the exact one was asked for since
        asked.getLast().answer(4_320, true);
        assertEquals(4_320, Objects.requireNonNull(player.frameProperty().get()).ms());
        assertTrue(Objects.requireNonNull(player.frameProperty().get()).exact());
    }

    @Test
    void stepsAddUpAndThePlayheadGoesToTheFramesOwnTime() {
        player.step(1);
        player.step(1);
        player.step(1);
        asked.getLast().answer(40, true);
        assertEquals(3, asked.getLast().wish().step());
        asked.getLast().answer(120, true);
        assertEquals(120, player.playheadProperty().get());
        player.step(-1);
        assertEquals(120, asked.getLast().wish().ms());
        assertEquals(-1, asked.getLast().wish().step());
    }

    @Test
    void theShuttleRunsBothWaysAndStopsAtTheEnds() {
        player.go(5_000);
        player.back();
        player.back();
        pass(1_000);
        assertEquals(3_000, player.playheadProperty().get());
        pass(5_000);
        assertEquals(0, player.playheadProperty().get());
        assertFalse(player.playingProperty().get());
    }

    @Test
    void aLoopGoesBackToItsStart() {
        player.loop(TimeRange.of(2_000, 3_000));
        player.toggleLoop();
        player.toggle();
        pass(900);
        assertEquals(2_900, player.playheadProperty().get());
        pass(200);
        assertEquals(2_000, player.playheadProperty().get());
        assertTrue(player.playingProperty().get());
    }

    @Test
    void aDecoderThatFailsIsSaidInWords() {
        player.go(1_000);
        asked.getLast().end().accept(FrameEnd.refused("The frame cannot be decoded."));
        assertEquals("The frame cannot be decoded.", player.troubleProperty().get());
        assertNotNull(player.frameProperty().get());
    }

    @Test
    void aDecoderThatDiesIsAskedAgainAndSaysSo() {
        player.go(1_000);
        asked.getLast().end().accept(FrameEnd.crashed("died"));
        assertEquals(DecoderState.RESTARTING, player.decoderProperty().get());
        assertEquals(1_000, asked.getLast().wish().ms());
        asked.getLast().answer(1_000, true);
        assertEquals(DecoderState.WELL, player.decoderProperty().get());
        assertEquals("", player.troubleProperty().get());
    }

    @Test
    void aPlaceThatKillsTheDecoderEachTimeIsLeftAlone() {
        player.go(1_000);
        int before = asked.size();
        for (int i = 0; i < 9; i++) {
            asked.getLast().end().accept(FrameEnd.crashed("died"));
        }
        assertEquals(2, asked.size() - before);
        assertEquals(DecoderState.FAILING, player.decoderProperty().get());
        player.go(2_000);
        asked.getLast().answer(2_000, true);
        assertEquals(DecoderState.WELL, player.decoderProperty().get());
    }

    @Test
    void whatIsNotHeardSaysWhy() {
        assertEquals(Sound.COMING, player.sound().stateProperty().get());
        player.sound().missing(Sound.NONE);
        assertEquals(Sound.NONE, player.sound().stateProperty().get());
        player.open(new Footage(Path.of("other.mp4"), stream(), null, 10_000));
        assertEquals(Sound.COMING, player.sound().stateProperty().get());
    }
}
