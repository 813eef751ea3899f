package studio.truss.app.studio.transfers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.cloud.BackgroundTransfers;
import studio.truss.app.cloud.MediaWay;
import studio.truss.app.fx.Background;
import studio.truss.app.fx.FxThread;
import studio.truss.app.studio.library.TestWindow;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Theme;
import studio.truss.app.studio.shell.Notices;
import studio.truss.app.studio.shell.StatusModel;
import studio.truss.app.studio.shell.StoreWork;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.testing.FakeObjects;
import studio.truss.core.transfer.Transfer;
import studio.truss.core.transfer.TransferDesk;
import studio.truss.core.transfer.TransferProgress;
import studio.truss.core.transfer.TransferQueue;
import studio.truss.core.transfer.TransferReport;
import studio.truss.core.transfer.flow.Bandwidth;
import studio.truss.core.transfer.remote.Hashes;
import studio.truss.core.transfer.remote.ObjectException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/// The list of files in a window, over a real library and a bucket in memory.
@SuppressWarnings("NullAway.Init") // made by open()
class TransfersViewTest {
    private static final Messages MESSAGES = Messages.load();
    private static final CreatorId CREATOR = CreatorId.of("u1");
    private static final VideoId VIDEO = VideoId.of("v1");
    private static final String KEY = "creators/u1/assets/v1/stream.mp4";

    @TempDir private Path folder;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Background background = new Background(failures::add);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Notices notices = new Notices();
    private final StatusModel status = new StatusModel();
    private final byte[] content = new byte[50_000];
    private volatile ObjectException.@Nullable Kind refused;
    private final FakeObjects bucket =
            new FakeObjects() {
                @Override
                protected void before(String request) {
                    ObjectException.Kind kind = refused;
                    if (kind != null) {
                        throw new ObjectException(kind, "The line is taken.", null);
                    }
                }
            };
    private SqliteLibrary library;
    private TransferQueue queue;
    private BackgroundTransfers moving;
    private TransfersModel model;
    private TransfersView view;
    private TestWindow window;

    @BeforeEach
    void open() throws Exception {
        content[7] = 7;
        library = SqliteLibrary.open(folder.resolve("u1.db"), CREATOR, Clock.systemUTC());
        library.create(
                new Asset(
                        VIDEO,
                        "An evening",
                        "local",
                        "stream.mp4",
                        Hashes.hex(Hashes.sha256().digest(content)),
                        (long) content.length,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Asset.Status.ANALYZED,
                        Set.of(),
                        "2026-11-27T04:00:00.000Z",
                        null));
        queue = new TransferQueue(library, Clock.systemUTC());
        window =
                TestWindow.show(
                        () -> {
                            FxThread fx = new FxThread();
                            model =
                                    new TransfersModel(
                                            library,
                                            queue,
                                            new StoreWork(
                                                    background.waiting(),
                                                    background.edits(),
                                                    fx,
                                                    notices),
                                            notices,
                                            status,
                                            MESSAGES);
                            view = new TransfersView(model, MESSAGES);
                            StackPane root = new StackPane(view);
                            Theme.DARK.dress(root);
                            return root;
                        },
                        800,
                        500);
        moving = new BackgroundTransfers(Way::new, queue, model, failures::add, Clock.systemUTC());
        TestWindow.run(() -> model.attach(moving::soon));
        moving.start();
    }

    private final class Way implements MediaWay {
        private final TransferDesk desk =
                new TransferDesk(
                        library, queue, bucket, new Bandwidth(), threads, Clock.systemUTC());

        @Override
        public TransferReport run(BooleanSupplier stop, TransferProgress.Listener listener) {
            return desk.run(stop, listener);
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void close() throws Exception {
        moving.close();
        window.close();
        background.close();
        threads.close();
        library.close();
        assertEquals(List.of(), failures);
    }

    private Path file() throws IOException {
        Path file = Files.write(folder.resolve("stream.mp4"), content);
        library.sourceSeen(VIDEO, SourceFile.of(file));
        return file;
    }

    private void upload() throws Exception {
        TestWindow.run(() -> model.upload(VIDEO));
        TestWindow.until("a row", () -> model.itemsProperty().get().size() == 1);
    }

    private boolean says(String words) {
        return view.lookupAll(".label").stream()
                .anyMatch(node -> node instanceof Label label && label.getText().contains(words));
    }

    private Optional<Node> button(String key) {
        view.applyCss();
        view.layout();
        String words = MESSAGES.of(key) + ": An evening";
        return view.lookupAll(".button").stream()
                .filter(node -> words.equals(node.getAccessibleText()))
                .findFirst();
    }

    private void click(String key) throws Exception {
        TestWindow.until(key, () -> button(key).isPresent());
        window.click(TestWindow.fx(() -> button(key).orElseThrow()), 1);
    }

    private Transfer.State state() {
        return queue.list().getFirst().state();
    }

    @Test
    void aVideoGoesUpAndIsSaidToBeThere() throws Exception {
        assertFalse(TestWindow.fx(view::isVisible), "nothing to show");
        file();
        moving.set(true);
        upload();
        TestWindow.until("it is there", () -> says("In your cloud"));
        assertTrue(TestWindow.fx(view::isVisible));
        assertTrue(TestWindow.fx(() -> says("An evening")));
        assertArrayEquals(content, bucket.content(KEY));
        assertEquals(
                KEY,
                Asset.of(Objects.requireNonNull(library.get(new EntityKey.Asset(VIDEO))))
                        .objectKey());
        window.click(TestWindow.fx(() -> view.lookup("#transfers-clear")), 1);
        TestWindow.until("an empty list", () -> !view.isVisible());
    }

    @Test
    void nothingMovesBeforeSomebodyIsSignedInAndAPausedFileWaits() throws Exception {
        file();
        upload();
        click("queue.pause");
        TestWindow.until("paused", () -> says(MESSAGES.of("queue.paused")));
        moving.set(true);
        moving.soon();
        assertEquals(Transfer.State.PAUSED, state());
        assertFalse(bucket.has(KEY));
        click("queue.resume");
        TestWindow.until("it is there", () -> says("In your cloud"));
    }

    @Test
    void whatStandsInTheWayOfAllIsSaidAndTheFileGoesOnLater() throws Exception {
        refused = ObjectException.Kind.CREDENTIALS;
        file();
        moving.set(true);
        upload();
        TestWindow.until("words", () -> says("The line is taken."));
        assertFalse(state().ended());
        refused = null;
        click("queue.pause");
        click("queue.resume");
        TestWindow.until("it is there", () -> says("In your cloud"));
        TestWindow.until("no words", () -> model.troubleProperty().get().isEmpty());
    }

    @Test
    void aFileThatIsGoneIsRefusedInWordsAndOneThatChangedFailsInItsRow() throws Exception {
        moving.set(true);
        TestWindow.run(() -> model.upload(VIDEO));
        TestWindow.until(
                "a notice",
                () ->
                        notices.shown().stream()
                                .anyMatch(n -> n.words().contains("not on this machine")));
        Path file = file();
        Files.writeString(file, "another film by the same name");
        upload();
        TestWindow.until("it failed", () -> state() == Transfer.State.FAILED);
        click("queue.cancel");
        TestWindow.until("it is off the list", () -> queue.list().isEmpty());
    }

    @Test
    void aVideoIsFetchedIntoAFolder() throws Exception {
        Path file = file();
        moving.set(true);
        upload();
        TestWindow.until("it is there", () -> says("In your cloud"));
        Files.delete(file);
        Path folderOfMine = Files.createDirectories(folder.resolve("fetched"));
        TestWindow.run(() -> model.fetch(VIDEO, folderOfMine));
        TestWindow.until("it is here", () -> says("Fetched"));
        assertArrayEquals(content, Files.readAllBytes(folderOfMine.resolve("stream.mp4")));
    }
}
