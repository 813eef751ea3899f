package studio.truss.core.transfer;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.Library;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.OwnerLock;
import studio.truss.core.library.item.Family;
import studio.truss.core.library.item.Item;
import studio.truss.core.media.FileTrouble;
import studio.truss.core.sync.merge.Cut;
import studio.truss.core.transfer.Transfer.Direction;
import studio.truss.core.transfer.TransferProgress.Step;
import studio.truss.core.transfer.flow.Bandwidth;
import studio.truss.core.transfer.flow.FileChanged;
import studio.truss.core.transfer.flow.TransferStop;
import studio.truss.core.transfer.remote.ObjectException;
import studio.truss.core.transfer.remote.ObjectException.Kind;
import studio.truss.core.transfer.remote.ObjectStore;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/// Works the transfers of a library, one after another: each can be paused, cancelled and tried
/// again by itself, and one that fails holds up nobody. Of several processes one does so. [#run]
/// belongs to one thread at a time, which waits for the network.
public final class TransferDesk {
    /// A mismatch may be a broken disk or line: so often it is tried from the beginning.
    private static final int MISMATCHES_MAX = 2;

    private static final long FIRST_MS = 1_000;
    private static final int DOUBLINGS = 12;

    private final TransferLedger ledger;
    private final Bandwidth bandwidth;
    private final Clock clock;
    private final RandomGenerator random;
    private final ItemOutcome items;
    private final Uploader uploader;
    private final Downloader downloader;

    /// @param bandwidth of all transfers together; may be changed at any time
    /// @param threads send the parts of a file, a few at once
    public TransferDesk(
            Library library,
            TransferQueue queue,
            ObjectStore store,
            Bandwidth bandwidth,
            ExecutorService threads,
            Clock clock) {
        this(library, queue, store, bandwidth, threads, clock, RandomGenerator.getDefault());
    }

    TransferDesk(
            Library library,
            TransferQueue queue,
            ObjectStore store,
            Bandwidth bandwidth,
            ExecutorService threads,
            Clock clock,
            RandomGenerator random) {
        this.ledger = queue.ledger();
        this.bandwidth = bandwidth;
        this.clock = clock;
        this.random = random;
        this.items = new ItemOutcome(library);
        this.uploader = new Uploader(ledger, store, threads);
        this.downloader = new Downloader(ledger, store);
    }

    /// Does all that may be done now. What is to be tried again later waits in the queue; the
    /// report says when to come back.
    ///
    /// @param stop asked between pieces of a few KB; what is under way then waits as it is
    /// @throws LibraryException when the library cannot be used; what was under way is taken up
    ///   again by the next run
    public TransferReport run(BooleanSupplier stop, TransferProgress.Listener listener) {
        Optional<OwnerLock> own = ledger.tryOwn();
        if (own.isEmpty()) {
            return new TransferReport.AnotherRuns();
        }
        try (OwnerLock _ = own.get()) {
            ledger.recover();
            return new Run(stop, listener).all();
        }
    }

    private final class Run {
        private final BooleanSupplier stop;
        private final TransferProgress.Listener listener;
        private int done;
        private int failed;
        private @Nullable String stopped;

        Run(BooleanSupplier stop, TransferProgress.Listener listener) {
            this.stop = stop;
            this.listener = listener;
        }

        TransferReport all() {
            boolean more = true;
            while (more && stopped == null && !stop.getAsBoolean()) {
                Transfer cancelled = ledger.cancelled();
                if (cancelled != null) {
                    giveUp(cancelled);
                    continue;
                }
                Transfer next = ledger.next();
                more = next != null;
                if (next != null) {
                    work(next);
                }
            }
            return new TransferReport.Ran(done, failed, ledger.nextAt().orElse(null), stopped);
        }

        private void work(Transfer transfer) {
            TransferWork work =
                    new TransferWork(ledger, transfer, bandwidth, clock, stop, listener);
            try {
                long size = move(transfer, work);
                ledger.done(transfer.id(), size);
                done++;
            } catch (TransferStop e) {
                switch (e.why()) {
                    case CLOSED -> ledger.waits(transfer.id());
                    case PAUSED -> ledger.paused(transfer.id());
                    case CANCELLED -> {} // settled next
                }
            } catch (FileChanged e) {
                again(transfer, "The file changed while it was uploaded.");
            } catch (ObjectException e) {
                refused(transfer, e);
            } catch (TransferException e) {
                fail(transfer, String.valueOf(e.getMessage()));
            } catch (LibraryException e) {
                if (e.problem() != LibraryException.Problem.REFUSED) {
                    throw e;
                }
                fail(transfer, String.valueOf(e.getMessage()));
            } catch (IOException e) {
                fail(transfer, "The file " + transfer.file() + ": " + FileTrouble.words(e));
            } finally {
                work.tell(Step.ENDED, 0, 0);
            }
        }

        private long move(Transfer transfer, TransferWork work) throws IOException {
            work.asked();
            Item item = items.require(transfer.item());
            if (transfer.direction() == Direction.UP) {
                requireRange(item);
                long size = uploader.send(transfer, ItemOutcome.sha256(item), work);
                items.uploaded(transfer.item(), transfer.objectKey());
                return size;
            }
            long size = downloader.fetch(transfer, work);
            items.downloaded(transfer.item(), transfer.file());
            return size;
        }

        /// The library would not take what came of it.
        private static void requireRange(Item item) {
            if (item.family() == Family.CLIP && Cut.of(item.attributes()).isNoRange()) {
                throw new TransferException(
                        "The clip ends before it starts, so nothing was sent. Set its start and"
                                + " end, render it and upload it again.");
            }
        }

        private void refused(Transfer transfer, ObjectException e) {
            String words = String.valueOf(e.getMessage());
            if (e.kind() == Kind.CHECKSUM || e.kind() == Kind.CHANGED) {
                Transfer now = ledger.mismatched(ledger.unprinted(transfer));
                if (now.mismatches() >= MISMATCHES_MAX) {
                    fail(transfer, words);
                } else {
                    again(transfer, words);
                }
            } else if (e.passes() || e.kind() == Kind.UPLOAD_GONE) {
                again(transfer, words);
            } else {
                fail(transfer, words);
            }
            if (e.stopsAll()) {
                stopped = words;
            }
        }

        private void fail(Transfer transfer, String words) {
            ledger.failed(transfer.id(), words);
            failed++;
        }

        private void again(Transfer transfer, String words) {
            ledger.waits(transfer, words, nextTry(transfer.id()));
        }

        /// Tells the bucket, and leaves nothing half done here.
        private void giveUp(Transfer transfer) {
            try {
                if (transfer.direction() == Direction.UP) {
                    uploader.giveUp(transfer);
                } else {
                    Files.deleteIfExists(Downloader.part(transfer.file()));
                }
            } catch (ObjectException e) {
                // the bucket clears unfinished uploads away by itself after some days
                if (e.stopsAll()) {
                    stopped = e.getMessage();
                }
            } catch (IOException e) {
                // a part that cannot be deleted is in nobody's way
            }
            ledger.delete(transfer.id());
        }
    }

    /// At a random time within a limit that doubles with each try that brought nothing.
    private Instant nextTry(String id) {
        int tries = ledger.tries(id);
        long limit = Math.min(TransferTable.WAIT_MOST_MS, FIRST_MS << Math.min(tries, DOUBLINGS));
        return clock.instant().plusMillis(random.nextLong(limit));
    }
}
