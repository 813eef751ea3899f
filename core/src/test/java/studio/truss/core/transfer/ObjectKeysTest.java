package studio.truss.core.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.VideoId;

final class ObjectKeysTest {
    private static final CreatorId CREATOR = CreatorId.of("eu-central-1:0a1b");

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    My stream.mp4, My_stream.mp4
                    Käse & Brot.MKV, Kase_Brot.MKV
                    ../../etc/passwd, etc_passwd
                    .mp4, file.mp4
                    漢字.mp4, file.mp4
                    😀, file
                    a.b.c.mov, a.b.c.mov
                    """)
    void nameIsWhatAnySystemTakes(String name, String key) {
        assertEquals(
                "creators/eu-central-1:0a1b/assets/v1/" + key,
                ObjectKeys.asset(CREATOR, VideoId.of("v1"), name));
    }

    @Test
    void clipHasItsIdAndTheFilesEnding() {
        assertEquals(
                "creators/eu-central-1:0a1b/clips/c1.mp4",
                ObjectKeys.clip(CREATOR, ClipId.of("c1"), "A great moment.mp4"));
    }

    @Test
    void longNameIsCutAndKeepsItsEnding() {
        String key = ObjectKeys.asset(CREATOR, VideoId.of("v1"), "a".repeat(500) + ".mp4");
        assertEquals("creators/eu-central-1:0a1b/assets/v1/".length() + 124, key.length());
        assertEquals(".mp4", key.substring(key.length() - 4));
    }

    @Test
    void idThatLeadsElsewhereIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> ObjectKeys.prefix(CreatorId.of("../u2")));
        assertThrows(
                IllegalArgumentException.class,
                () -> ObjectKeys.clip(CREATOR, ClipId.of(".."), "a.mp4"));
    }
}
