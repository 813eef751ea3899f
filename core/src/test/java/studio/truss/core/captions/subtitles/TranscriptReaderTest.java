package studio.truss.core.captions.subtitles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.captions.Segment;
import studio.truss.core.captions.SpokenText;
import studio.truss.core.captions.Transcript;
import studio.truss.core.captions.Word;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

class TranscriptReaderTest {
    private static final String SRT =
            """
            1
            00:00:01,000 --> 00:00:03,000
            <i>Größe</i> zählt

            2
            00:00:04,500 --> 00:00:06,000
            AT&amp;T said 3 < 4
            on two lines
            """;

    private static TranscriptResult.Read read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static TranscriptResult.Read read(byte[] bytes) {
        return assertInstanceOf(
                TranscriptResult.Read.class, TranscriptReader.read("a file", bytes));
    }

    private static String refused(String text) {
        return refused(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String refused(byte[] bytes) {
        return assertInstanceOf(
                        TranscriptResult.Refused.class, TranscriptReader.read("a file", bytes))
                .problem();
    }

    private static List<String> texts(TranscriptResult.Read read) {
        return read.transcript().segments().stream().map(Segment::text).toList();
    }

    @Test
    void srtIsReadWithoutItsTags() {
        TranscriptResult.Read read = read(SRT);

        assertEquals(List.of("Größe zählt", "AT&T said 3 < 4 on two lines"), texts(read));
        Segment first = read.transcript().segments().getFirst();
        assertEquals(1_000, first.startMs());
        assertEquals(3_000, first.words().getLast().endMs());
        assertEquals(List.of(), read.notes());
    }

    @Test
    void anyEncodingAndLineEndGivesTheSame() {
        Transcript plain = read(SRT).transcript();
        String windows = SRT.replace("\n", "\r\n");

        assertEquals(
                plain, read(("\uFEFF" + windows).getBytes(StandardCharsets.UTF_8)).transcript());
        assertEquals(
                plain, read(("\uFEFF" + SRT).getBytes(StandardCharsets.UTF_16LE)).transcript());
        assertEquals(plain, read(windows.getBytes(StandardCharsets.UTF_16BE)).transcript());
        TranscriptResult.Read western = read(windows.getBytes(Charset.forName("windows-1252")));
        assertEquals(plain, western.transcript());
        assertTrue(western.notes().getFirst().contains("UTF-8"), western.notes().toString());
    }

    @Test
    void aBrokenCueCostsItselfAndIsNamed() {
        TranscriptResult.Read read =
                read("1\n00:00:05,000 --> 00:00:01,000\nback\n\n2\n00:00:0x --> \nodd\n\n" + SRT);

        assertEquals(2, read.transcript().segments().size());
        assertTrue(read.notes().getFirst().startsWith("2 of 4 cues"), read.notes().toString());
        assertTrue(read.notes().getFirst().contains("line 2"), read.notes().toString());
    }

    @Test
    void cuesOutOfOrderArePutRightAndOverlapsEnd() {
        TranscriptResult.Read read =
                read("00:04.000 --> 00:06.000\nlater\n\n00:00.000 --> 00:05.000\nsooner\n");

        assertEquals(List.of("sooner", "later"), texts(read));
        assertEquals(4_000, read.transcript().segments().getFirst().endMs());
        assertEquals(1, read.notes().size());
    }

    @Test
    void webVttGivesSpeakersAndTheTimesOfWords() {
        TranscriptResult.Read read =
                read(
                        """
                        WEBVTT - a title

                        STYLE
                        ::cue { color: red }

                        NOTE a comment
                        of two lines

                        id 1
                        00:01.000 --> 00:03.000 align:start position:0%
                        <v Ann>Hello <00:01.500><c>big</c> <00:02.500>world

                        """);

        Segment segment = read.transcript().segments().getFirst();
        assertEquals("Ann", segment.speaker());
        assertEquals("Hello big world", segment.text());
        assertEquals(
                List.of(1_000L, 1_500L, 2_500L),
                segment.words().stream().map(Word::startMs).toList());
        assertEquals(1, read.transcript().segments().size());
    }

    @Test
    void captionsThatRollAreReadOnce() {
        TranscriptResult.Read read =
                read(
                        """
                        WEBVTT

                        00:00.000 --> 00:02.000
                        \s
                        so<00:00.500><c> it</c><00:01.000><c> begins</c>

                        00:02.000 --> 00:02.010
                        so it begins

                        00:02.010 --> 00:04.000
                        so it begins
                        and<00:03.000><c> ends</c>

                        """);

        assertEquals("so it begins and ends", SpokenText.join(read.transcript().words()));
    }

    @Test
    void jsonOfItsOwnShapeComesBack() {
        Transcript transcript = read(SRT).transcript();

        assertEquals(transcript, TranscriptJson.read(TranscriptJson.write(transcript)));
        assertEquals(transcript, read(TranscriptJson.write(transcript)).transcript());
    }

    @Test
    void whisperIsReadWithItsSecondsAndItsPiecesOfWords() {
        TranscriptResult.Read read =
                read(
                        """
                        {"text":"..","segments":[{"start":0.5,"end":2.0,"text":" fellow Americans",
                        "words":[{"word":" fellow","start":0.5,"end":1.0,"probability":0.9},
                        {"word":" Amer","start":1.0,"end":1.4},{"word":"icans","start":1.4,"end":2.0}]}]}
                        """);

        assertEquals(
                List.of(new Word(500, 1_000, "fellow"), new Word(1_000, 2_000, "Americans")),
                read.transcript().words());
    }

    @Test
    void whisperXWordsWithoutTimesShareWhatIsLeft() {
        TranscriptResult.Read read =
                read(
                        """
                        {"segments":[{"start":0,"end":3,"text":"in 1961 he said","speaker":"S1","words":[
                        {"word":"in","start":0,"end":0.5},{"word":"1961"},{"word":"he","start":2,"end":2.4},
                        {"word":"said","start":2.4,"end":3}]}]}
                        """);

        assertEquals("S1", read.transcript().segments().getFirst().speaker());
        assertEquals(new Word(500, 2_000, "1961"), read.transcript().words().get(1));
    }

    @Test
    void wordsBesideTheSegmentsAndListsOfWhisperCppAreReadToo() {
        assertEquals(
                List.of(new Word(0, 400, "a"), new Word(400, 900, "b.")),
                read("{\"words\":[{\"word\":\"a\",\"start\":0,\"end\":0.4},{\"word\":\"b.\",\"start\":0.4,\"end\":0.9}]}")
                        .transcript()
                        .words());
        assertEquals(
                List.of("hi there"),
                texts(
                        read(
                                "{\"transcription\":[{\"offsets\":{\"from\":0,\"to\":900},\"text\":\""
                                    + " hi there\"}]}")));
    }

    @Test
    void whatIsNoTranscriptIsRefusedInASentence() {
        assertEquals("a file is empty.", refused(" \n"));
        assertTrue(refused("just a text about nothing").contains("no cue"));
        assertTrue(refused("{\"a\":1}").contains("no segments"));
        assertTrue(refused("{\"transcript\":[{\"startMs\":0,").contains("no whole JSON"));
        assertTrue(refused("[Script Info]\nTitle: x").contains("ASS"));
        assertTrue(
                refused(new byte[] {'a', 0, 0, 0, 'b', 0, 0, 0, 0, 0, 0, 1, 2})
                        .contains("no text"));
        assertTrue(refused("WEBVTT\n\n00:05.000 --> 00:01.000\nx").contains("no transcript"));
    }

    @Test
    void aFileThatIsNotThereIsSaid(@TempDir Path folder) {
        assertInstanceOf(
                TranscriptResult.Refused.class, TranscriptReader.read(folder.resolve("none.srt")));
        assertInstanceOf(TranscriptResult.Refused.class, TranscriptReader.read(folder));
    }

    /// Bytes are changed, cut and repeated at random: what comes is a transcript or a sentence.
    @Test
    void damagedFilesNeverBreakTheReader() {
        Random random = new Random(11);
        List<String> seeds =
                List.of(SRT, "WEBVTT\n\n" + SRT, TranscriptJson.write(read(SRT).transcript()));
        int refused = 0;
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = seeds.get(round % 3).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length) + 1);
            switch (TranscriptReader.read("a file", cut)) {
                case TranscriptResult.Read(var transcript, var notes) ->
                        assertTrue(ordered(transcript.words()));
                case TranscriptResult.Refused(var problem) -> refused += problem.isEmpty() ? 0 : 1;
            }
        }
        assertTrue(refused > 0);
    }

    private static boolean ordered(List<Word> words) {
        List<Word> seen = new ArrayList<>();
        for (Word word : words) {
            if (!seen.isEmpty() && word.startMs() < seen.getLast().endMs()) {
                return false;
            }
            seen.add(word);
        }
        return true;
    }

    @Test
    void aSpeakerThatNobodyNamesIsNone() {
        assertNull(read(SRT).transcript().segments().getFirst().speaker());
    }
}
