package studio.truss.core.library.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.Author;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;

import java.nio.file.Path;
import java.util.List;

class OutboxTest {
    private static final EntityKey KEY = new EntityKey.Clip(ClipId.of("c1"));

    @TempDir private Path folder;
    private SqliteLibrary library;
    private Database database;

    @BeforeEach
    void open() {
        Path file = folder.resolve("o.db");
        library = Samples.open(file);
        database = Database.open(file, Schema.current());
        library.create(Samples.clip("c1", "one", "5"));
    }

    @AfterEach
    void close() {
        database.close();
        library.close();
    }

    /// What the cloud would answer to everything that waits: it becomes the base.
    private void pretendSynced() {
        database.write(s -> {
            s.update("UPDATE item SET base_av = overlay, base_sv = 7, overlay = NULL");
            return s.update("DELETE FROM outbox");
        });
    }

    private List<String> ops() {
        return database.read(s ->
                s.list(
                        "SELECT kind, patch, COALESCE(base_sv, '-') FROM outbox WHERE"
                                + " sk = 'CLIP#c1' ORDER BY ord",
                        row ->
                                row.getString(1)
                                        + (row.getString(1).equals("patch")
                                                ? " " + row.getString(2)
                                                : "")
                                        + " "
                                        + row.getString(3)));
    }

    private void title(String title) {
        library.update(KEY, Change.set("title", AttributeValue.text(title)), Author.CREATOR);
    }

    @Test
    void changesOfAnUnsentCreateJoinIt() {
        title("two");
        assertEquals(List.of("create -"), ops());
        String patch =
                database.read(s ->
                        s.first(
                                "SELECT patch ->> '$.title.new.S' FROM outbox WHERE"
                                        + " sk = 'CLIP#c1'",
                                row -> row.getString(1)));
        assertEquals("two", patch);
    }

    @Test
    void anUnsentCreateAndItsDeleteVanish() {
        library.delete(KEY);
        assertEquals(List.of(), ops());
    }

    @Test
    void patchesJoinAndKeepTheBaseThatTheUserSaw() {
        pretendSynced();
        title("two");
        title("three");
        library.update(KEY, Change.set("hook", AttributeValue.text("h")), Author.CREATOR);
        library.update(KEY, Change.remove("layout"), Author.CREATOR);
        assertEquals(
                List.of(
                        "patch {\"hook\":{\"new\":{\"S\":\"h\"}},"
                                + "\"layout\":{\"base\":{\"S\":\"crop\"}},"
                                + "\"title\":{\"base\":{\"S\":\"one\"},\"new\":{\"S\":\"three\"}}}"
                                + " 7"),
                ops());
    }

    @Test
    void anEditTakenBackLeavesNothingToSend() {
        pretendSynced();
        title("two");
        title("one");
        assertEquals(List.of(), ops());
        assertEquals(0, library.pendingChanges());
        assertEquals(
                1L,
                database.<Long>read(
                        s -> s.number("SELECT overlay IS NULL FROM item WHERE sk = 'CLIP#c1'")));
    }

    @Test
    void aChangeThatARequestCarriesIsLeftAlone() {
        pretendSynced();
        title("two");
        database.write(s -> s.update("UPDATE outbox SET state = 'unknown', attempts = 1"));
        title("three");
        assertEquals(
                List.of(
                        "patch {\"title\":{\"base\":{\"S\":\"one\"},\"new\":{\"S\":\"two\"}}} 7",
                        "patch {\"title\":{\"base\":{\"S\":\"two\"},\"new\":{\"S\":\"three\"}}} 7"),
                ops());
    }

    @Test
    void aDeleteTakesTheUnsentPatchAndComparesWithTheCloudsValue() {
        pretendSynced();
        title("two");
        library.delete(KEY);
        assertEquals(List.of("delete 7"), ops());
        assertEquals(
                "{\"base\":{\"S\":\"one\"}}",
                database.read(s ->
                        s.first(
                                "SELECT patch -> '$.title' FROM outbox WHERE" + " sk = 'CLIP#c1'",
                                row -> row.getString(1))));
    }

    @Test
    void everyEditHasALaterStampThoughTheClockStandsStill() {
        title("two");
        library.create(Samples.clip("c2", "x", "1"));
        library.create(Samples.clip("c3", "x", "1"));
        List<String> stamps =
                database.read(s ->
                        s.list(
                                "SELECT edited_hlc FROM outbox ORDER BY ord",
                                row -> row.getString(1)));
        assertEquals(stamps.stream().sorted().distinct().toList(), stamps);
        assertEquals(4, stamps.size());
    }
}
