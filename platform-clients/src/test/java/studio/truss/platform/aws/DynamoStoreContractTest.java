package studio.truss.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.Item;
import studio.truss.core.sync.remote.Expected;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.remote.WriteTransaction.Write;
import studio.truss.core.testing.RemoteStoreContract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// [DynamoStore] with the real engine.
class DynamoStoreContractTest extends RemoteStoreContract {
    @TempDir private static Path folder;
    private static DynamoEngine engine;
    private static DynamoStore store;

    @BeforeAll
    static void start() throws IOException {
        engine = DynamoEngine.start(folder);
        store = engine.store(DynamoEngine.TABLE);
    }

    @AfterAll
    static void stop() {
        store.close();
        engine.close();
    }

    @Override
    protected RemoteStore store() {
        return store;
    }

    @Test
    void tableThatIsNotThereIsSaidToBe() {
        try (DynamoStore other = engine.store("another")) {
            RemoteException e =
                    assertThrows(RemoteException.class, () -> other.get(List.of(key("CLIP#a"))));
            assertEquals(RemoteException.Kind.NO_TABLE, e.kind());
        }
    }

    @Test
    void expressionThatIsTooLongIsInvalid() {
        TreeMap<String, AttributeValue> many = new TreeMap<>();
        for (int i = 0; i < 500; i++) {
            many.put("attribute" + i, AttributeValue.number(i));
        }
        create(item("CLIP#a"));
        Write.Update wide =
                new Write.Update(key("CLIP#a"), Change.set(many), Expected.there(Map.of()));
        assertEquals(RemoteException.Kind.INVALID, kindOf(() -> write(wide)));
        assertEquals(item("CLIP#a"), read("CLIP#a"));
    }

    @Test
    void halfACharacterIsInvalidAndNotChanged() {
        Item half = item("CLIP#a", Map.of("title", AttributeValue.text("cut \ud83d")));
        assertEquals(RemoteException.Kind.INVALID, kindOf(() -> write(new Write.Create(half))));
    }
}
