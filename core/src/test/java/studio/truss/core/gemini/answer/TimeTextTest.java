package studio.truss.core.gemini.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.OptionalLong;

final class TimeTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "01:12|72000",
                "1:12|72000",
                "00:01:12|72000",
                "1:02:03.5|3723500",
                "01:12,5|72500",
                "01:12:500|72500",
                "75:00|4500000",
                "72|72000",
                "72.25|72250",
                "72s|72000",
                "72.5 sec|72500",
                "1m12s|72000",
                "1h 2m 3s|3723000",
                "PT1M12S|72000",
                "1500ms|1500",
                "[01:12]|72000",
                "０１：１２|72000",
                "٠١:١٢|72000",
            })
    void timesAreReadInAllTheirWays(String written, long ms) {
        assertEquals(OptionalLong.of(ms), TimeText.ms(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "-3",
                "01:75",
                "1:99:03",
                "12:",
                ":12",
                "NaN",
                "1e5",
                "pt",
                "99999999999",
                "the 01:12 mark",
                "1:2:3:4:5"
            })
    void whatIsNoTimeIsNone(String written) {
        assertEquals(OptionalLong.empty(), TimeText.ms(written));
    }

    @Test
    void numbersAreSeconds() {
        assertEquals(OptionalLong.of(72_500), TimeText.ms(new DoubleNode(72.5)));
        assertEquals(OptionalLong.of(72_000), TimeText.ms(new IntNode(72)));
        assertEquals(OptionalLong.empty(), TimeText.ms(new IntNode(-1)));
        assertEquals(OptionalLong.empty(), TimeText.ms(new DoubleNode(Double.NaN)));
        assertEquals(OptionalLong.empty(), TimeText.ms(new DoubleNode(1e300)));
        assertEquals(OptionalLong.empty(), TimeText.ms(NullNode.getInstance()));
    }
}
