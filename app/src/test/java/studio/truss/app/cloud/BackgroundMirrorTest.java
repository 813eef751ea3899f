package studio.truss.app.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import studio.truss.core.library.LibraryException;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.sync.MirrorStatus;
import studio.truss.core.sync.SyncReport;
import studio.truss.core.sync.SyncStop;
import studio.truss.core.sync.remote.Meter;
import studio.truss.platform.aws.signin.SignInException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Without the look every two seconds: each order makes the mirror look once.
class BackgroundMirrorTest {
    private final List<String> done = new ArrayList<>();
    private final List<MirrorNews> news = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final CountDownLatch switched = new CountDownLatch(1);
    private final Semaphore runs = new Semaphore(0);
    private final AtomicBoolean asked = new AtomicBoolean();
    private final long pending = 2;
    private Supplier<Mirror> opener = () -> new Rounds(null);
    private final BackgroundMirror mirror =
            new BackgroundMirror(
                    () -> opener.get(),
                    () -> new MirrorStatus(pending, 0, 0, 0, null, 0, 0, null, ""),
                    this::heard,
                    failures::add,
                    Clock.fixed(Instant.parse("2026-11-22T07:17:19Z"), ZoneOffset.UTC));

    private synchronized void heard(MirrorNews next) {
        news.add(next);
        if (!next.running()) {
            switched.countDown();
        }
    }

    private final class Rounds implements Mirror {
        private final @Nullable SyncStop stop;

        Rounds(@Nullable SyncStop stop) {
            this.stop = stop;
        }

        @Override
        public SyncReport run(long sweepEveryMs, BooleanSupplier cancelled) {
            done.add("run");
            runs.release();
            return new SyncReport(0, 0, 0, 0, 2, Meter.ZERO, stop, "");
        }

        @Override
        public SyncReport refresh(Collection<EntityKey> keys) {
            done.add("refresh " + keys.size());
            runs.release();
            return new SyncReport(0, 0, 0, 0, 2, Meter.ZERO, stop, "");
        }

        @Override
        public boolean asked() {
            return asked.getAndSet(false);
        }

        @Override
        public void rejoin() {
            done.add("rejoin");
        }

        @Override
        public void acceptMissing() {
            done.add("accept");
        }

        @Override
        public void close() {
            done.add("close");
        }
    }

    @AfterEach
    void close() {
        mirror.close();
        assertEquals(List.of(), failures);
    }

    private MirrorNews signedIn() throws InterruptedException {
        mirror.set(true);
        assertEquals(true, switched.await(30, TimeUnit.SECONDS));
        synchronized (this) {
            return news.getLast();
        }
    }

    @Test
    void nothingIsOpenedOrSaidWhileNobodyIsSignedIn() {
        mirror.tick();
        assertEquals(List.of(), done);
        assertEquals(List.of(), news);
    }

    @Test
    void signingInMirrorsAtOnceAndSigningOutLetsGo() throws Exception {
        MirrorNews last = signedIn();
        assertFalse(last.running());
        assertNull(last.stop());
        mirror.set(false);
        mirror.close();
        assertEquals(List.of("run", "close"), done);
    }

    @Test
    void aLockThatAnotherWindowHasIsNoTrouble() throws Exception {
        opener =
                () -> {
                    throw new LibraryException(LibraryException.Problem.BUSY, "another has it");
                };
        assertEquals(SyncStop.BUSY, signedIn().stop());
    }

    @Test
    void aSignInThatHasEndedIsSaid() throws Exception {
        opener =
                () -> {
                    throw new SignInException(SignInException.Reason.SIGNED_OUT);
                };
        MirrorNews last = signedIn();
        assertEquals(SyncStop.SIGN_IN, last.stop());
        assertEquals(SignInException.Reason.SIGNED_OUT.words(), last.words());
    }

    @Test
    void whatARoundStoppedAtStaysSaidUntilTheNext() throws Exception {
        opener = () -> new Rounds(SyncStop.OFFLINE);
        assertEquals(SyncStop.OFFLINE, signedIn().stop());
        mirror.close();
        assertEquals(List.of("run", "close"), done);
    }

    @Test
    void whatAnotherProcessAsksForIsDoneAtTheNextLook() throws Exception {
        signedIn();
        runs.acquire();
        mirror.set(true); // a look, and nothing is due
        asked.set(true);
        mirror.set(true);
        assertTrue(runs.tryAcquire(30, TimeUnit.SECONDS));
        mirror.close();
        assertEquals(List.of("run", "run", "close"), done);
    }

    @Test
    void whatComesIntoViewIsReadOnceInHalfAMinute() throws Exception {
        List<EntityKey> shown = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            shown.add(new EntityKey.Clip(ClipId.of("c" + i)));
        }
        mirror.seen(shown); // nobody is signed in yet
        signedIn();
        assertTrue(runs.tryAcquire(2, 30, TimeUnit.SECONDS));
        for (int i = 0; i < 3; i++) {
            mirror.seen(shown);
        }
        assertTrue(runs.tryAcquire(30, TimeUnit.SECONDS));
        mirror.close();
        assertEquals(List.of("run", "refresh 100", "refresh 30", "close"), done);
    }

    @Test
    void theCreatorsWordIsPassedOnAndARoundFollows() throws Exception {
        signedIn();
        mirror.with(Mirror::rejoin);
        mirror.close();
        assertEquals("rejoin", done.get(1));
        assertEquals("close", done.getLast());
    }
}
