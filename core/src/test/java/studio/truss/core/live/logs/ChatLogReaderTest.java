package studio.truss.core.live.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import studio.truss.core.live.ChatLog;
import studio.truss.core.live.ChatLogResult;
import studio.truss.core.live.ChatMessage;
import studio.truss.core.live.ChatMessage.Kind;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ChatLogReaderTest {
    @TempDir Path folder;

    private ChatLogResult read(String content, Charset charset) throws IOException {
        // the name says nothing: the form is found in the content
        return new ChatLogReader()
                .read(Files.writeString(folder.resolve("chat.dat"), content, charset));
    }

    private ChatLog whole(String content) throws IOException {
        ChatLogResult result = read(content, StandardCharsets.UTF_8);
        return assertInstanceOf(ChatLogResult.Whole.class, result, result.toString()).log();
    }

    private static List<ChatMessage> lines(ChatMessage... messages) {
        return List.of(messages);
    }

    private static ChatMessage said(long ms, String user, String text) {
        return new ChatMessage(ms, user, text, Kind.NORMAL);
    }

    @Test
    void twitchDownloaderJsonIsRead() throws IOException {
        ChatLog log =
                whole(
                        """
                        {"video":{"id":"1"},"comments":[
                        {"content_offset_seconds":3.5,"commenter":{"display_name":"Ann","name":"ann"},
                         "message":{"body":"hello","bits_spent":0,"user_badges":[{"_id":"premium"}],
                          "fragments":[{"text":"hello","emoticon":null}],"user_notice_params":{}}},
                        {"content_offset_seconds":4,"commenter":{"display_name":"Bob","name":"bob"},
                         "message":{"body":"cheer100 wow","bits_spent":100}},
                        {"content_offset_seconds":5,"commenter":null,
                         "message":{"body":"","user_notice_params":{"msg-id":"submysterygift"}}}],
                        "emotes":[]}
                        """);

        assertEquals(ChatLog.Format.TWITCH_DOWNLOADER, log.format());
        assertTrue(log.named());
        assertEquals(said(3_500, "ann", "hello"), log.messages().getFirst());
        assertEquals(Kind.PAID, log.messages().get(1).kind());
        assertEquals(Kind.GIFT, log.messages().get(2).kind());
    }

    @Test
    void chatDownloaderJsonIsReadWithNegativeTimes() throws IOException {
        ChatLog log =
                whole(
                        """
                        [{"author":{"name":"Cy"},"message":"soon","time_in_seconds":-12,
                          "message_type":"text_message","timestamp":1598724011094885},
                         {"author":"Di","message":"now","time_in_seconds":1,
                          "video_offset_time_msec":1250},
                         {"author":"Ed","message":null,"time_in_seconds":2,
                          "message_type":"paid_sticker","money":{"amount":5}}]
                        """);

        assertEquals(ChatLog.Format.CHAT_DOWNLOADER, log.format());
        assertEquals(
                lines(said(-12_000, "Cy", "soon"), said(1_250, "Di", "now")),
                log.messages().subList(0, 2));
        assertEquals(Kind.PAID, log.messages().get(2).kind());
    }

    @Test
    void jsonLinesAreReadWithAndWithoutNames() throws IOException {
        ChatLog log = whole("{\"t\": 1.5, \"text\": \"hi\"}\r\n{\"t\": 3, \"text\": \"yo\"}\r\n");

        assertFalse(log.named());
        assertEquals(List.of(1_500L, 3_000L), log.messages().stream().map(m -> m.ms()).toList());
        assertTrue(whole("{\"t\":1,\"text\":\"hi\",\"user\":\"ann\"}").named());
    }

    @Test
    void aBadLineOfJsonCostsThatLineAlone() throws IOException {
        ChatLog log =
                whole(
                        """
                        {"t":1,"text":"one"}
                        {"t":NaN,"text":"no time"}
                        {bad
                        {"t":1e300,"text":"far"}
                        {"t":2,"text":"two"}
                        {"t":3,"text":"three"}
                        """);

        assertEquals(
                List.of("one", "two", "three"),
                log.messages().stream().map(m -> m.text()).toList());
        assertTrue(
                log.warnings().stream().anyMatch(w -> w.startsWith("3 entries ")),
                log.warnings().toString());
        assertEquals(
                List.of("two"),
                whole("no json\n{\"t\":2,\"text\":\"two\"}\n{\"t\":\"x\"}\n").messages().stream()
                        .map(m -> m.text())
                        .toList());
    }

    @Test
    void aLogOfWhichNearlyNothingCanBeReadIsRefused() throws IOException {
        String bad = "{\"t\":\"soon\",\"text\":\"x\"}\n".repeat(100);

        assertInstanceOf(
                ChatLogResult.Refused.class,
                read("{\"t\":2,\"text\":\"two\"}\n" + bad, StandardCharsets.UTF_8));
    }

    @Test
    void timedTextIsReadInItsForms() throws IOException {
        assertEquals(
                lines(new ChatMessage(6_000, null, "live now", Kind.NORMAL)),
                whole("0:00:06 live now\n").messages());
        assertEquals(
                lines(said(3_661_000, "ann", "one: two"), said(3_662_000, "bob", "x")),
                whole("[1:01:01] ann: one: two\n[1:01:02] bob: x\n").messages());
        assertEquals(
                lines(said(-5_000, "ann", "early"), said(5_000, "bob", "x")),
                whole("[-0:05] ann: early\n[0:05] bob: x\n").messages());
    }

    @Test
    void clockTimesStartAtTheFirstMessageAndPassMidnight() throws IOException {
        ChatLog log = whole("[23:59:58] ann: a\n[23:59:59] bob: b\n[00:00:03] ann: c\n");

        assertEquals(
                List.of(0L, 1_000L, 5_000L), log.messages().stream().map(m -> m.ms()).toList());
        assertFalse(log.warnings().isEmpty());
    }

    @Test
    void csvIsReadWithColumnsInAnyOrderAndQuotes() throws IOException {
        ChatLog log = whole("Message,Username,Time\n\"a, \"\"b\"\"\nc\",ann,12\nd,bob,0:00:14\n");

        assertEquals(ChatLog.Format.CSV, log.format());
        assertEquals(
                lines(said(12_000, "ann", "a, \"b\"\nc"), said(14_000, "bob", "d")),
                log.messages());
    }

    @Test
    void csvOfWallClockTimesStartsAtItsFirstMessage() throws IOException {
        ChatLog log =
                whole("timestamp;user;text\n2021-01-11 00:24:56;ann;a\n2021-01-11T00:25:01Z;b;b\n");

        assertEquals(List.of(0L, 5_000L), log.messages().stream().map(m -> m.ms()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void marksAndWideEncodingsAreUnderstood(String charset) throws IOException {
        for (String mark : List.of("", "\uFEFF")) {
            ChatLogResult result =
                    read(
                            mark + "t,user,text\r\n1,ann,hello\r\n2,bob,ㅋㅋㅋ\r\n",
                            Charset.forName(charset));

            ChatLog log = assertInstanceOf(ChatLogResult.Whole.class, result).log();
            assertEquals(
                    lines(said(1_000, "ann", "hello"), said(2_000, "bob", "ㅋㅋㅋ")), log.messages());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void wideTextWithoutAMarkMayHoldSignsWithAZeroInTheOtherByte(String charset)
            throws IOException {
        ChatLogResult result =
                read("0:00:01 hello\n0:00:02 \u2600 sun\n0:00:03 bye\n", Charset.forName(charset));

        assertEquals(
                List.of("hello", "\u2600 sun", "bye"),
                assertInstanceOf(ChatLogResult.Whole.class, result, result.toString())
                        .log()
                        .messages()
                        .stream()
                        .map(m -> m.text())
                        .toList());
    }

    @Test
    void timesOutOfOrderAreSortedAndEqualOnesKeepTheirOrder() throws IOException {
        ChatLog log = whole("t,text\n9,last\n4,first\n4,second\n");

        assertEquals(
                List.of("first", "second", "last"),
                log.messages().stream().map(m -> m.text()).toList());
    }

    @Test
    void botsCommandsAndNoticesAreToldApart() throws IOException {
        ChatLog log =
                whole(
                        """
                        t,user,text
                        1,Nightbot,follow me
                        2,ann,!clip
                        3,ann,Ann is gifting 20 Tier 1 Subs to the community
                        4,ann,45 raiders from Bob have joined!
                        5,ann,i like gifts
                        """);

        assertEquals(
                List.of(Kind.BOT, Kind.COMMAND, Kind.GIFT, Kind.RAID, Kind.NORMAL),
                log.messages().stream().map(m -> m.kind()).toList());
    }

    @Test
    void aTruncatedJsonGivesWhatIsBeforeTheEnd() throws IOException {
        String json =
                """
                {"comments":[{"content_offset_seconds":1,"commenter":{"name":"a"},
                "message":{"body":"one"}},{"content_offset_seconds":2,"comm\
                """;

        ChatLogResult result = read(json, StandardCharsets.UTF_8);

        ChatLogResult.Partly partly = assertInstanceOf(ChatLogResult.Partly.class, result);
        assertEquals(1, partly.log().messages().size());
        assertTrue(partly.problem().contains("cut off"), partly.problem());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n\n",
                "{\"comments\":[]}",
                "[]",
                "{\"a\":1}",
                "{",
                "Dear diary, nothing happened.\nTwice.\n",
                "a,b,c\n1,2,3\n",
                "\u0000\u0001\u0002\u0003binary\u0000\u0000\u0001"
            })
    void whatIsNoChatIsRefusedInWords(String content) throws IOException {
        ChatLogResult result = read(content, StandardCharsets.UTF_8);

        String problem =
                assertInstanceOf(ChatLogResult.Refused.class, result, result.toString()).problem();
        assertTrue(problem.startsWith("chat.dat ") && problem.endsWith("."), problem);
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        ChatLogResult result = new ChatLogReader().read(folder.resolve("none.json"));

        assertEquals("none.json is not there.", ((ChatLogResult.Refused) result).problem());
    }

    @Test
    void endlessLinesAreCut() throws IOException {
        ChatLog log = whole("0:00:01 " + "x".repeat(500_000) + "\n0:00:02 y\n");

        assertEquals(2, log.messages().size());
        assertEquals(ChatMessage.TEXT_MAX, log.messages().getFirst().text().length());
    }
}
