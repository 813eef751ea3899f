package studio.truss.app.studio.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import studio.truss.app.cloud.MirrorNews;
import studio.truss.core.sync.MirrorStatus;
import studio.truss.core.sync.SyncStop;

import java.time.Instant;

class SyncStateTest {
    private static final Instant SWEPT = Instant.parse("2026-11-22T07:17:19Z");

    private static SyncState of(
            long pending, long parked, long conflicts, @Nullable SyncStop stop) {
        return SyncState.of(
                new MirrorNews(
                        new MirrorStatus(pending, parked, 9, conflicts, SWEPT, 0, 0, null, ""),
                        false,
                        stop,
                        ""));
    }

    @Test
    void whatIsInTheCloudIsToldFromWhatWaits() {
        assertEquals(SyncState.MIRRORED, of(0, 0, 0, null));
        assertEquals(SyncState.WAITING, of(3, 0, 0, null));
        assertEquals(SyncState.OFFLINE, of(3, 0, 0, SyncStop.OFFLINE));
        assertEquals(SyncState.ELSEWHERE, of(3, 0, 0, SyncStop.BUSY));
        assertEquals(SyncState.SIGN_IN, of(3, 0, 0, SyncStop.SIGN_IN));
    }

    @Test
    void whatNeedsTheCreatorIsSaidBeforeWhatGoesOnByItself() {
        assertEquals(SyncState.ATTENTION, of(1, 1, 0, SyncStop.OFFLINE));
        assertEquals(SyncState.ATTENTION, of(0, 0, 1, null));
        assertEquals(SyncState.ATTENTION, of(0, 0, 0, SyncStop.CLOUD_WENT_BACK));
        assertEquals(SyncState.ATTENTION, of(0, 0, 0, SyncStop.CLOCK));
    }

    @Test
    void nothingIsCalledMirroredBeforeItWasCompared() {
        assertEquals(SyncState.COMPARING, SyncState.of(null));
        assertEquals(
                SyncState.COMPARING,
                SyncState.of(
                        new MirrorNews(
                                new MirrorStatus(0, 0, 0, 0, null, 0, 0, null, ""),
                                true,
                                null,
                                "")));
    }

    @Test
    void aMirrorThatIsHeldIsSaidAfterARestartToo() {
        assertEquals(
                SyncState.ATTENTION,
                SyncState.of(
                        new MirrorNews(
                                new MirrorStatus(
                                        0, 0, 0, 0, SWEPT, 0, 0, SyncStop.MUCH_MISSING, ""),
                                false,
                                null,
                                "")));
    }
}
