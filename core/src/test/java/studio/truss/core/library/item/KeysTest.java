package studio.truss.core.library.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

class KeysTest {
    private static final CreatorId CREATOR = CreatorId.of("u-1");

    @Test
    void keysAreThoseOfTheTable() {
        Instant moment = Instant.parse("2026-11-22T07:17:19.123456Z");
        assertKey("METADATA", new EntityKey.Profile());
        assertKey("ASSET#v", new EntityKey.Asset(new VideoId("v")));
        assertKey("ASSET#v#CHAPTERS", new EntityKey.Chapters(new VideoId("v")));
        assertKey("CLIP#c", new EntityKey.Clip(new ClipId("c")));
        assertKey("STREAM#s", new EntityKey.Stream(new StreamId("s")));
        assertKey("LIVE_CHAT_SPIKE#2026-11-22T07:17:19.123Z", EntityKey.LiveChatSpike.at(moment));
        assertKey(
                "ANALYTICS#DAILY#2026-11-22",
                new EntityKey.DailyAnalytics(LocalDate.of(2026, 11, 22)));
        assertKey("PLATFORM_TOKEN#youtube", new EntityKey.PlatformToken("youtube"));
        assertKey("SYNC#DEVICE#d", new EntityKey.SyncDevice("d"));
        ItemKey magic = new ItemKey("MAGIC#t", "VERIFY");
        assertEquals(magic, Keys.of(CREATOR, new EntityKey.MagicLink("t")));
        assertEquals(new EntityKey.MagicLink("t"), Keys.read(magic));
    }

    private static void assertKey(String sk, EntityKey key) {
        ItemKey made = Keys.of(CREATOR, key);
        assertEquals(new ItemKey("CREATOR#u-1", sk), made);
        assertEquals(key, Keys.read(made));
    }

    @ParameterizedTest
    @CsvSource({
        "ASSET#v2, ASSET",
        "ASSET#v2x, ASSET",
        "ASSET#v2#CHAPTERS, CHAPTERS",
        "ASSET##CHAPTERS, UNKNOWN",
        "ASSET#v#CHAPTERS#1, UNKNOWN",
        "ASSET#, UNKNOWN",
        "CHAPTERS, UNKNOWN",
        "CLIP#a#b, UNKNOWN",
        "ANALYTICS#DAILY#2026-13-01, UNKNOWN",
        "ANALYTICS#HOURLY#2026-11-22, UNKNOWN",
        "NOTE#1, UNKNOWN",
        "METADATA2, UNKNOWN"
    })
    void sortKeysAreToldApartExactly(String sk, Family family) {
        ItemKey key = new ItemKey("CREATOR#u-1", sk);
        assertEquals(family, Keys.read(key).family());
        assertEquals(key, Keys.of(CREATOR, Keys.read(key)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a#b", "#"})
    void idsThatWouldBreakAKeyAreRefused(String id) {
        assertThrows(IllegalArgumentException.class, () -> new VideoId(id));
        assertThrows(IllegalArgumentException.class, () -> new CreatorId(id));
    }

    @Test
    void timestampsHaveOneWidthAndSortAsTime() {
        List<String> printed =
                List.of("2026-11-22T07:17:19Z", "2026-11-22T07:17:19.1Z", "2026-11-22T07:17:20Z")
                        .stream()
                        .map(text -> Timestamps.print(Timestamps.parse(text)))
                        .toList();
        assertEquals(printed.stream().sorted().toList(), printed);
        assertEquals("2026-11-22T07:17:19.000Z", printed.getFirst());
    }
}
