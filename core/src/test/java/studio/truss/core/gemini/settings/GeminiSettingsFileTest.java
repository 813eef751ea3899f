package studio.truss.core.gemini.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import studio.truss.core.library.DataFolder;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;

final class GeminiSettingsFileTest {
    @TempDir Path folder;

    private GeminiSettingsFile written(String json) throws IOException {
        Files.writeString(folder.resolve("gemini.json"), json);
        return new GeminiSettingsFile(new DataFolder(folder));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'monthMost': null} | “monthMost” must be US dollars from 0 to 100000 such as"
                        + " 5.00, not null. Correct it",
                "{'monthMost': true} | not true.",
                "{'monthMost': 'lots'} | not \"lots\".",
                "{'monthMost': -1} | not -1.",
                "{'monthMost': [5]} | not [5].",
                "{'monthMost': 100001} | not 100001.",
                "{'models': null} | “models” must be a list of names such as"
                        + " [\"gemini-3.8-flash\"], not null.",
                "{'models': 'gemini-x'} | not \"gemini-x\".",
                "{'models': [7]} | not [7].",
                "{'budget': 3} | “budget” is not known; “models” and “monthMost” are.",
                "[] | it is no JSON object.",
                "{ | it is no JSON.",
            },
            quoteCharacter = '`')
    void whatCannotBeUsedIsSaidWithWhatToDo(String json, String words) throws IOException {
        GeminiSettingsFile file = written(json.replace('\'', '"'));

        String said = assertThrows(GeminiSettingsFile.Unusable.class, file::read).getMessage();

        assertTrue(String.valueOf(said).contains(words), said);
        assertTrue(String.valueOf(said).contains("move it away for the usual settings"), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"monthMost\": 2.5}", "{\"monthMost\": \"2.5\", \"models\": []}"})
    void aNumberOrItsTextIsABudget(String json) throws IOException {
        assertEquals(new BigDecimal("2.5"), written(json).read().monthMost());
        assertEquals(GeminiSettings.usual().models(), written(json).read().models());
    }

    @Test
    void withoutAFileTheUsualSettingsHold() {
        assertEquals(GeminiSettings.usual(), new GeminiSettingsFile(new DataFolder(folder)).read());
    }
}
