package studio.truss.platform.aws;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.TypedJson;
import studio.truss.core.sync.remote.ItemSize;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// [ItemSize] is exactly the real engine's: an item filled up to its limit is taken, one byte more
/// is not.
class ItemSizeEngineTest {
    private static final ItemKey KEY = new ItemKey("CREATOR#c", "CLIP#a");

    @TempDir private static Path folder;
    private static DynamoEngine engine;
    private static DynamoDbClient client;

    @BeforeAll
    static void start() throws IOException {
        engine = DynamoEngine.start(folder);
        client = engine.client();
    }

    @AfterAll
    static void stop() {
        client.close();
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'\u00e9':{'S':'\ud83d\ude00'},'b':{'S':''}}",
                "{'n':{'N':'0'}}",
                "{'n':{'N':'1'},'o':{'N':'12'},'p':{'N':'123'},'q':{'N':'1234'}}",
                "{'n':{'N':'-1'},'o':{'N':'-12'},'p':{'N':'-123'}}",
                "{'n':{'N':'10'},'o':{'N':'100'},'p':{'N':'120'}}",
                "{'n':{'N':'0.1'},'o':{'N':'0.01'},'p':{'N':'12.5'},'q':{'N':'1.25'}}",
                "{'n':{'N':'12345678901234567890123456789012345678'}}",
                "{'n':{'N':'-12345678901234567890123456789012345678'}}",
                "{'n':{'N':'1E100'},'o':{'N':'12E101'},'p':{'N':'1E-100'},'q':{'N':'1E-101'}}",
                "{'a':{'BOOL':true},'b':{'NULL':true},'c':{'B':'AAEC'}}",
                "{'a':{'SS':['ab','cde']}}",
                "{'a':{'NS':['1','22','-3']}}",
                "{'a':{'BS':['AAEC','AA==']}}",
                "{'a':{'L':[]},'b':{'M':{}}}",
                "{'a':{'L':[{'S':'x'},{'N':'1'},{'NULL':true}]}}",
                "{'a':{'M':{'k':{'S':'x'},'l':{'M':{'m':{'L':[{'N':'1'}]}}}}}}"
            })
    void limitIsTheEnginesOwn(String attributes) {
        Map<String, AttributeValue> rest = TypedJson.parse(attributes.replace('\'', '"'));
        int room = ItemSize.MOST - ItemSize.of(filled(rest, 0));
        assertEquals(ItemSize.MOST, ItemSize.of(filled(rest, room)));
        assertDoesNotThrow(() -> put(filled(rest, room)));
        DynamoDbException refused =
                assertThrows(DynamoDbException.class, () -> put(filled(rest, room + 1)));
        String words = String.valueOf(refused.getMessage());
        assertTrue(words.contains("size has exceeded"), words);
    }

    private static Item filled(Map<String, AttributeValue> rest, int bytes) {
        TreeMap<String, AttributeValue> all = new TreeMap<>(rest);
        all.put("filler", AttributeValue.text("x".repeat(bytes)));
        return Item.of(KEY, all);
    }

    private static void put(Item item) {
        client.putItem(put -> put.tableName(DynamoEngine.TABLE).item(DynamoItems.send(item)));
    }
}
