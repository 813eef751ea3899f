package studio.truss.platform.aws;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;

class TableEndpointTest {
    private static void at(String address) {
        new TableEndpoint("eu-central-1", "truss", URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://table.example.com",
                "http://localhost:8000",
                "http://127.0.0.1:8000",
                "http://[::1]:8000"
            })
    void addressIsSecretOrOfThisMachine(String address) {
        assertDoesNotThrow(() -> at(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://table.example.com",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com",
                "http://192.168.1.2:8000",
                "https://name:secret@table.example.com",
                "ftp://table.example.com",
                "table.example.com",
                "https:///"
            })
    void otherAddressesAreRefused(String address) {
        assertThrows(IllegalArgumentException.class, () -> at(address));
    }

    @Test
    void refusalSaysWhatToWriteInstead() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> at("http://table.example.com"));
        String words = String.valueOf(e.getMessage());
        assertTrue(words.contains("https://table.example.com"), words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eu central 1", "Frankfurt", "eu-central", "eu-central-1.evil.com"})
    void regionIsOne(String region) {
        assertThrows(IllegalArgumentException.class, () -> TableEndpoint.of(region, "truss"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "a table", "a/b"})
    void tableHasAName(String table) {
        assertThrows(IllegalArgumentException.class, () -> TableEndpoint.of("eu-central-1", table));
    }
}
