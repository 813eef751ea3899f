package studio.truss.app.studio.conflicts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.AppGraph;
import studio.truss.app.fx.FxThread;
import studio.truss.app.studio.library.TestWindow;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.Notices;
import studio.truss.app.studio.shell.StoreWork;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.Conflicts;
import studio.truss.core.sync.merge.ConflictNote;
import studio.truss.core.sync.merge.ConflictNote.Rule;
import studio.truss.core.sync.sqlite.ConflictTable;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/// The conflicts on a screen, in a real library's file.
@SuppressWarnings("NullAway.Init") // made by open()
class ConflictsScreenTest {
    private static final String AT = "2026-11-22T07:17:19.123Z";
    private static final ClipId HERE = ClipId.of("01JD7Q0000000000000000CLP1");
    private static final ClipId DELETED = ClipId.of("01JD7Q0000000000000000CLP2");

    @TempDir private Path folder;
    private final List<String> told = new ArrayList<>();
    private AppGraph graph;
    private SqliteLibrary library;
    private ConflictsModel model;
    private TestWindow window;

    @BeforeEach
    void open() throws Exception {
        graph =
                new AppGraph(
                        Map.of("TRUSS_HOME", folder.toString(), "TRUSS_KEYCHAIN", "off"), _ -> {});
        library = graph.library();
        library.create(clip(HERE, "Mine"));
        window = TestWindow.show(this::root, 1_000, 900);
    }

    private StackPane root() {
        Executor background = Thread::startVirtualThread;
        model =
                new ConflictsModel(
                        library,
                        graph.clock(),
                        new StoreWork(background, background, new FxThread(), new Notices()),
                        () -> told.add("chosen"));
        ConflictsScreen screen =
                new ConflictsScreen(model, Messages.load(), () -> told.add("back"));
        return new StackPane(screen.view());
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        graph.close();
    }

    private static Clip clip(ClipId id, String title) {
        return new Clip(
                id,
                VideoId.of("01JD7Q0000000000000000VIDE"),
                null,
                10_000,
                30_000,
                title,
                null,
                null,
                Set.of(),
                BigDecimal.TEN,
                null,
                1L,
                null,
                "crop",
                null,
                Clip.Status.PROPOSED,
                null,
                null,
                AT,
                AT);
    }

    private void conflict(
            ClipId clip,
            String field,
            @Nullable AttributeValue mine,
            @Nullable AttributeValue theirs,
            boolean mineStands,
            Rule rule)
            throws Exception {
        library.database()
                .write(session -> {
                    new ConflictTable(session)
                            .add(
                                    new ConflictNote(
                                            Keys.of(library.creator(), new EntityKey.Clip(clip)),
                                            field,
                                            AttributeValue.text("Before"),
                                            mine,
                                            theirs,
                                            mineStands,
                                            rule,
                                            true,
                                            "01JD7Q00000000000000000000"),
                                    graph.clock().millis());
                    return field;
                });
        TestWindow.run(model::refresh);
        TestWindow.until("the conflict", () -> !model.itemsProperty().get().isEmpty());
    }

    private String id() {
        return new Conflicts(library, graph.clock()).open().getFirst().id();
    }

    private Node node(String selector) throws Exception {
        return TestWindow.fx(() -> {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
            return Objects.requireNonNull(window.scene().lookup(selector), selector);
        });
    }

    private List<String> words() throws Exception {
        return TestWindow.fx(() ->
                window.scene().getRoot().lookupAll(".label").stream()
                        .map(label -> ((Label) label).getText())
                        .toList());
    }

    private void click(String selector) throws Exception {
        window.click(node(selector), 1);
        TestWindow.until("settled", () -> model.itemsProperty().get().isEmpty());
    }

    private @Nullable String title(ClipId clip) {
        Item item = library.get(new EntityKey.Clip(clip));
        return item == null ? null : Clip.of(item).title();
    }

    @Test
    void aFieldShowsItsThreeVersionsAndWhyOneStands() throws Exception {
        conflict(
                HERE,
                "title",
                AttributeValue.text("Mine"),
                AttributeValue.text("Theirs"),
                true,
                Rule.LATER);
        node(".conflict-card");
        List<String> words = words();
        assertTrue(
                words.containsAll(
                        List.of(
                                "Title",
                                "Before",
                                "Mine",
                                "Theirs",
                                "stands",
                                "This computer's stands: it was written later.")),
                words.toString());
    }

    @Test
    void statesAndSetsAreReadAsWords() throws Exception {
        conflict(
                HERE,
                "status",
                AttributeValue.text("REJECTED"),
                AttributeValue.text("APPROVED"),
                false,
                Rule.FURTHEST);
        conflict(
                HERE,
                "tags",
                AttributeValue.Ss.of(List.of("boss", "fight")),
                AttributeValue.Ns.of(List.of("2", "10")),
                true,
                Rule.LATER);
        TestWindow.until(
                "both", () -> model.itemsProperty().get().getFirst().conflicts().size() > 1);
        node(".conflict-card");
        List<String> words = words();
        assertTrue(
                words.containsAll(List.of("rejected", "approved", "boss, fight", "2, 10")),
                words.toString());
    }

    @Test
    void choosingTheOtherVersionIsAnEditLikeAnyOther() throws Exception {
        conflict(
                HERE,
                "title",
                AttributeValue.text("Mine"),
                AttributeValue.text("Theirs"),
                true,
                Rule.LATER);
        int waiting = library.pendingChanges();
        click("#theirs-" + id());
        assertEquals("Theirs", title(HERE));
        assertTrue(library.pendingChanges() >= waiting);
        TestWindow.until("told", () -> told.equals(List.of("chosen")));
        assertEquals(List.of(), new Conflicts(library, graph.clock()).open());
    }

    @Test
    void keepingWhatStandsChangesNothing() throws Exception {
        conflict(
                HERE,
                "title",
                AttributeValue.text("Mine"),
                AttributeValue.text("Theirs"),
                true,
                Rule.LATER);
        click("#mine-" + id());
        assertEquals("Mine", title(HERE));
    }

    private void deleted() throws Exception {
        conflict(
                DELETED,
                ConflictNote.WHOLE,
                new AttributeValue.M(new TreeMap<>(clip(DELETED, "Edited").attributes())),
                null,
                false,
                Rule.DELETED);
    }

    @Test
    void whatWasDeletedElsewhereIsRestoredAsANewClip() throws Exception {
        deleted();
        Button restore = (Button) node("#mine-" + id());
        assertEquals("Restore as a new clip", TestWindow.fx(restore::getText));
        click("#mine-" + id());
        assertEquals(null, title(DELETED));
        Item restored =
                library.items().stream()
                        .filter(i -> AttributeValue.text("Edited").equals(i.get("title")))
                        .findFirst()
                        .orElse(null);
        assertNotNull(restored);
    }

    @Test
    void aDeletionMayStay() throws Exception {
        deleted();
        Button leave = (Button) node("#theirs-" + id());
        assertEquals("Leave it deleted", TestWindow.fx(leave::getText));
        int before = library.items().size();
        click("#theirs-" + id());
        assertEquals(before, library.items().size());
        assertTrue(words().contains("Nothing to decide"));
    }
}
