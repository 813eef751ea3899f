package studio.truss.core.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import studio.truss.core.live.ChatMessage.Kind;
import studio.truss.core.media.TimeRange;

import java.util.List;

class ChatAnalyzerTest {
    private final ChatAnalyzer analyzer = new ChatAnalyzer();

    private static boolean near(ChatSpike spike, long ms) {
        return spike.startMs() <= ms + 12_000 && spike.endMs() >= ms;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPlantedBurstOfLaughterIsTheBestSpike(boolean named) {
        ChatLog log = new ScriptedChat(named, 3600, 4).burst(1_800_000, 25, "hahahaha").log();

        ChatSpike best = analyzer.analyze(log).spikes().getFirst();

        assertTrue(near(best, 1_800_000), best.toString());
        assertTrue(best.burst());
        assertTrue(best.messages() >= 25);
        assertTrue(best.peakMs() >= 1_795_000 && best.peakMs() <= 1_815_000, best.toString());
        if (named) {
            assertNotNull(best.chatters());
            assertTrue(best.chatters() >= 25);
        } else {
            assertNull(best.chatters());
        }
    }

    @Test
    void laughterBeatsABombOfGiftsAndABotThatSpams() {
        ScriptedChat chat = new ScriptedChat(true, 3600, 4).burst(600_000, 15, "kkkkkk");
        chat.say(1_500_000, 1, "viewer1 is gifting 50 Tier 1 Subs to the community!", Kind.GIFT);
        chat.burst(1_501_000, 80, "LETS GOOOO");
        for (int i = 0; i < 100; i++) {
            chat.say(2_400_000 + i * 100L, 5000, "hahaha", Kind.BOT);
        }

        ChatAnalysis analysis = analyzer.analyze(chat.log());

        assertTrue(near(analysis.spikes().getFirst(), 600_000));
        assertTrue(analysis.discounted() >= 181);
        int bomb = (int) ((1_505_000 - analysis.startMs()) / analysis.hopMs());
        assertEquals(0, analysis.chatters()[bomb]);
        assertTrue(analysis.messages()[bomb] > 5, "what is discounted is shown all the same");
    }

    @Test
    void aSingleGiftDoesNotSilenceTheChat() {
        ScriptedChat chat = new ScriptedChat(true, 1800, 4);
        chat.say(900_000, 1, "viewer1 gifted a Tier 1 sub to viewer2", Kind.GIFT);
        chat.burst(901_000, 20, "hahahaha");

        assertTrue(near(analyzer.analyze(chat.log()).spikes().getFirst(), 901_000));
    }

    @Test
    void oneLoudPersonIsNoBurst() {
        ScriptedChat chat = new ScriptedChat(true, 1800, 4);
        for (int i = 0; i < 60; i++) {
            chat.say(900_000 + i * 150L, 77, "HAHAHAHA");
        }

        for (ChatSpike spike : analyzer.analyze(chat.log()).spikes()) {
            assertFalse(spike.burst() && near(spike, 900_000), spike.toString());
        }
    }

    @Test
    void copiedTextOfManyPeopleCountsAsAFew() {
        String pasta = "this is the longest copied text that anybody has ever seen in here";
        ScriptedChat chat = new ScriptedChat(true, 3600, 4);
        chat.burst(1_000_000, 60, pasta).burst(2_000_000, 20, "wwwww");

        assertTrue(near(analyzer.analyze(chat.log()).spikes().getFirst(), 2_000_000));
    }

    @Test
    void aChannelsOwnLaughterIsLearntInAnyScript() {
        ScriptedChat chat = new ScriptedChat(true, 7200, 3);
        for (int b = 0; b < 8; b++) {
            chat.burst(300_000 + b * 600_000L, 12, "ꔀꔁꔂ");
        }
        // as many people with words that are not the channel's laughter
        for (int p = 0; p < 12; p++) {
            chat.say(5_400_000 + p * 800L, 1000 + p, "question number " + p + " about taxes");
        }

        double[] scores =
                analyzer.windowScores(
                        chat.log(),
                        List.of(
                                TimeRange.of(300_000, 312_000),
                                TimeRange.of(5_400_000, 5_412_000)));

        assertTrue(scores[0] > scores[1] + 10, scores[0] + " and " + scores[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wwwww", "ㅋㅋㅋㅋ", "哈哈哈", "хахаха", "jajaja", "55555", "looool", "😂😂"})
    void laughterOfAnyLanguageCountsMoreThanTalk(String laugh) {
        ScriptedChat chat = new ScriptedChat(true, 1800, 4).burst(600_000, 12, laugh);
        for (int p = 0; p < 12; p++) {
            chat.say(1_200_000 + p * 800L, 1000 + p, chat.talk());
        }

        double[] scores =
                analyzer.windowScores(
                        chat.log(),
                        List.of(
                                TimeRange.of(600_000, 612_000),
                                TimeRange.of(1_200_000, 1_212_000)));

        assertTrue(scores[0] > scores[1], scores[0] + " and " + scores[1]);
    }

    @Test
    void timesBeforeTheStreamStayNegative() {
        ChatLog log = new ScriptedChat(true, 600, 4).burst(-60_000, 20, "hahahaha").log();

        ChatAnalysis analysis = analyzer.analyze(log);

        assertEquals(-60_000, analysis.startMs());
        assertTrue(analysis.spikes().getFirst().peakMs() < 0);
    }

    @Test
    void theSameLogGivesTheSameAnalysis() {
        ChatLog log = new ScriptedChat(true, 3600, 2).burst(900_000, 20, "LUL").log();

        ChatAnalysis first = analyzer.analyze(log);
        ChatAnalysis second = analyzer.analyze(log);

        assertEquals(first.spikes(), second.spikes());
        assertArrayEquals(first.excitement(), second.excitement());
    }

    @Test
    void aQuietHourListsItsBestSecondsToo() {
        ChatLog log = new ScriptedChat(true, 3600, 4).burst(1_800_000, 25, "hahahaha").log();

        List<ChatSpike> spikes = analyzer.analyze(log).spikes();

        assertTrue(spikes.size() >= 20, "listed: " + spikes.size());
        for (int i = 1; i < spikes.size(); i++) {
            assertTrue(spikes.get(i).score() <= spikes.get(i - 1).score());
        }
        assertFalse(spikes.getLast().burst());
        assertTrue(spikes.getLast().messages() > 0);
    }

    @Test
    void anEmptyLogHasNothing() {
        ChatLog log = new ChatLog(ChatLog.Format.CSV, List.of(), false, List.of());

        assertEquals(List.of(), analyzer.analyze(log).spikes());
        assertEquals(1, analyzer.windowScores(log, List.of(TimeRange.of(0, 20_000))).length);
    }

    @Test
    void samplesAreDifferentLinesOfTheSpike() {
        ScriptedChat chat = new ScriptedChat(true, 1800, 20);
        chat.burst(900_000, 15, "hahahaha").burst(900_500, 6, "what a shot!");

        List<String> samples = analyzer.analyze(chat.log()).spikes().getFirst().samples();

        assertEquals("hahahaha", samples.getFirst());
        assertTrue(samples.contains("what a shot!"), samples.toString());
        assertTrue(samples.size() <= 5);
        assertEquals(samples.size(), samples.stream().distinct().count());
    }
}
