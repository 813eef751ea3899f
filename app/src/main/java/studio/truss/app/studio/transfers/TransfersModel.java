package studio.truss.app.studio.transfers;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.jspecify.annotations.Nullable;

import studio.truss.app.cloud.BackgroundTransfers;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.Notice;
import studio.truss.app.studio.shell.Notices;
import studio.truss.app.studio.shell.StatusModel;
import studio.truss.app.studio.shell.StoreWork;
import studio.truss.core.library.Library;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.transfer.RenderedFiles;
import studio.truss.core.transfer.RenderedUploads;
import studio.truss.core.transfer.Transfer;
import studio.truss.core.transfer.TransferException;
import studio.truss.core.transfer.TransferOrders;
import studio.truss.core.transfer.TransferProgress;
import studio.truss.core.transfer.TransferProgress.Step;
import studio.truss.core.transfer.TransferQueue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// The files on their way, and what the creator does with them. JavaFX thread, but for what it
/// hears.
public final class TransfersModel implements BackgroundTransfers.Listener {
    private final Library library;
    private final TransferQueue queue;
    private final TransferOrders orders;
    private final StoreWork work;
    private final Notices notices;
    private final StatusModel status;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<List<TransferItem>> items =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable TransferProgress> progress =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper available = new ReadOnlyBooleanWrapper();
    private final AtomicReference<@Nullable TransferProgress> heard = new AtomicReference<>();
    private Runnable poke = () -> {};

    public TransfersModel(
            Library library,
            TransferQueue queue,
            StoreWork work,
            Notices notices,
            StatusModel status,
            Messages messages) {
        this.library = library;
        this.queue = queue;
        this.orders = new TransferOrders(library, queue);
        this.work = work;
        this.notices = notices;
        this.status = status;
        this.messages = messages;
    }

    /// @param next has the files moved that wait
    public void attach(Runnable next) {
        poke = next;
    }

    /// What waits and moves in the order of asking, then what has ended, the last first.
    public ReadOnlyObjectProperty<List<TransferItem>> itemsProperty() {
        return items.getReadOnlyProperty();
    }

    /// Of the file that moves just now.
    public ReadOnlyObjectProperty<@Nullable TransferProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// What stands in the way of all files; empty for nothing.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Whether there is a bucket that the creator is signed in to.
    public ReadOnlyBooleanProperty availableProperty() {
        return available.getReadOnlyProperty();
    }

    public void available(boolean now) {
        available.set(now);
    }

    @Override
    public void changed(List<Transfer> now) {
        List<TransferItem> next = new ArrayList<>();
        now.stream().filter(each -> !each.state().ended()).map(this::item).forEach(next::add);
        now.reversed().stream().filter(t -> t.state().ended()).map(this::item).forEach(next::add);
        work.fx(() -> {
            items.set(List.copyOf(next));
            tell();
        });
    }

    private TransferItem item(Transfer transfer) {
        Item item = library.get(transfer.item());
        String title =
                item != null && item.get("title") instanceof AttributeValue.S(String text)
                        ? text
                        : "";
        return new TransferItem(
                transfer, title.isEmpty() ? String.valueOf(transfer.file().getFileName()) : title);
    }

    /// It comes often: of what comes while the window is busy the last counts.
    @Override
    public void heard(TransferProgress now) {
        if (heard.getAndSet(now) == null) {
            work.fx(() -> {
                TransferProgress last = heard.getAndSet(null);
                progress.set(last == null || last.step() == Step.ENDED ? null : last);
                tell();
            });
        }
    }

    @Override
    public void trouble(String words) {
        work.fx(() -> trouble.set(words));
    }

    private void tell() {
        long open = items.get().stream().filter(i -> !i.transfer().state().ended()).count();
        TransferProgress now = progress.get();
        String words = open == 0 ? "" : messages.of("transfers.status", open);
        if (now != null && now.bytesTotal() > 0) {
            words += " · " + 100 * now.bytesDone() / now.bytesTotal() + " %";
        }
        status.work("transfers", words);
    }

    public void upload(VideoId video) {
        ask(() -> List.of(orders.upload(video)));
    }

    /// Uploads a clip as it was rendered last.
    public void upload(ClipId clip) {
        ask(() ->
                List.of(
                        orders.upload(
                                clip,
                                new RenderedFiles(library)
                                        .of(clip)
                                        .orElseThrow(() ->
                                                new TransferException(
                                                        messages.of("transfers.notRendered"))))));
    }

    public void fetch(VideoId video, Path folder) {
        ask(() -> List.of(orders.download(video, folder)));
    }

    /// Every rendered clip that is not there yet, without a word.
    public void uploadRendered() {
        work.run(() -> {
            try {
                if (!new RenderedUploads(library, queue).ask().isEmpty()) {
                    poke.run();
                }
            } catch (TransferException e) {
                // signed out meanwhile: it is asked for again after the next sign-in
            }
        });
    }

    private interface Order {
        List<Transfer> ask();
    }

    private void ask(Order order) {
        work.run(() -> {
            try {
                List<Transfer> asked = order.ask();
                changed(queue.list());
                poke.run();
                String name = asked.getFirst().file().getFileName().toString();
                boolean up = asked.getFirst().direction() == Transfer.Direction.UP;
                work.fx(() ->
                        notices.add(
                                Notice.done(
                                        messages.of(
                                                up ? "transfers.asked.up" : "transfers.asked.down",
                                                name,
                                                asked.getFirst().file()))));
            } catch (TransferException e) {
                String words = String.valueOf(e.getMessage());
                work.fx(() -> notices.add(Notice.trouble(words)));
            }
        });
    }

    public void pause(TransferItem item) {
        steer(() -> queue.pause(item.transfer().id()));
    }

    public void resume(TransferItem item) {
        steer(() -> queue.resume(item.transfer().id()));
    }

    public void cancel(TransferItem item) {
        steer(() -> queue.cancel(item.transfer().id()));
    }

    public void forgetDone() {
        steer(queue::forgetDone);
    }

    private void steer(Runnable act) {
        work.run(() -> {
            act.run();
            changed(queue.list());
            poke.run();
        });
    }
}
