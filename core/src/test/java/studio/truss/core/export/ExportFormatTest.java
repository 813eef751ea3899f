package studio.truss.core.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import studio.truss.core.media.Rational;
import studio.truss.core.media.TimeRange;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

class ExportFormatTest {
    private static ExportClip clip(String id, String title, long startMs, long endMs) {
        return new ExportClip(
                id,
                title,
                "Wait for it",
                TimeRange.of(startMs, endMs),
                new BigDecimal("91.50"),
                "APPROVED");
    }

    private static ExportList list(String rate, ExportClip... clips) {
        return list(rate, true, 0, clips);
    }

    private static ExportList list(
            String rate, boolean heard, long handlesMs, ExportClip... clips) {
        return new ExportList(
                "Talk",
                "my talk.mp4",
                "file:///videos/my%20talk.mp4",
                3_700_000,
                1920,
                1080,
                heard,
                EditRate.of(Rational.parse(rate)),
                handlesMs,
                List.of(clips),
                List.of());
    }

    @Test
    void aCutListPutsTheClipsOneAfterTheOther() {
        ExportList list =
                list(
                        "25",
                        clip("b", "Second\nline", 60_000, 70_480),
                        clip("a", "First", 1_000, 3_000));

        assertEquals(
                """
                TITLE: Talk
                FCM: NON-DROP FRAME

                001  AX       AA/V  C        00:00:01:00 00:00:03:00 01:00:00:00 01:00:02:00
                * FROM CLIP NAME: my talk.mp4
                * COMMENT: First
                002  AX       AA/V  C        00:01:00:00 00:01:10:12 01:00:02:00 01:00:12:12
                * FROM CLIP NAME: my talk.mp4
                * COMMENT: Second line
                """,
                ExportFormat.EDL.write(list));
    }

    @Test
    void markersTableAndChaptersTellTheClipWithoutItsHandles() {
        ExportList list =
                list(
                        "25",
                        true,
                        2_000,
                        clip("a", "First", 21_000, 30_000),
                        clip("b", "Next", 65_000, 90_000),
                        clip("c", "Last", 120_000, 150_000));

        assertEquals(
                "0:00:00 Start\n0:00:21 First\n0:01:05 Next\n0:02:00 Last\n",
                ExportFormat.CHAPTERS.write(list));
        String markers = ExportFormat.RESOLVE_EDL.write(list);
        assertTrue(markers.contains("01:00:21:00 01:00:21:01 01:00:21:00 01:00:21:01\n"), markers);
        assertTrue(markers.contains("|M:First (91.5) |D:225\n"), markers);
        List<String> rows = ExportFormat.CSV.write(list).lines().toList();
        assertTrue(rows.getFirst().endsWith(",cutStart,cutEnd"), rows.getFirst());
        assertTrue(rows.get(1).contains(",21000,30000,00:00:21:00,00:00:30:00,"), rows.get(1));
        assertTrue(rows.get(1).endsWith(",00:00:19:00,00:00:32:00"), rows.get(1));
    }

    @Test
    void aCutListHasTheHandlesAndLocatesTheClipInThem() {
        String edl =
                ExportFormat.EDL.write(
                        list(
                                "25",
                                true,
                                2_000,
                                clip("a", "First", 1_000, 3_000),
                                clip("b", "Next", 60_000, 70_000)));

        assertTrue(
                edl.endsWith(
                        """
                        001  AX       AA/V  C        00:00:00:00 00:00:05:00 01:00:00:00 01:00:05:00
                        * FROM CLIP NAME: my talk.mp4
                        * COMMENT: First
                        * LOC: 01:00:01:00 GREEN   FIRST FRAME
                        * LOC: 01:00:02:24 GREEN   LAST FRAME
                        002  AX       AA/V  C        00:00:58:00 00:01:12:00 01:00:05:00 01:00:19:00
                        * FROM CLIP NAME: my talk.mp4
                        * COMMENT: Next
                        * LOC: 01:00:07:00 GREEN   FIRST FRAME
                        * LOC: 01:00:16:24 GREEN   LAST FRAME
                        """),
                edl);
    }

    @Test
    void timelinesMarkTheClipInsideItsHandles() throws Exception {
        ExportList list = list("25", true, 2_000, clip("a", "First", 10_000, 20_000));

        JsonNode clip =
                new ObjectMapper()
                        .readTree(ExportFormat.OTIO.write(list))
                        .at("/tracks/children/0/children/0");
        assertEquals(8, seconds(clip.at("/source_range/start_time")));
        assertEquals(14, seconds(clip.at("/source_range/duration")));
        assertEquals(1, clip.path("markers").size());
        assertEquals(10, seconds(clip.at("/markers/0/marked_range/start_time")));
        assertEquals(10, seconds(clip.at("/markers/0/marked_range/duration")));

        Document project = xml(ExportFormat.FCPXML.write(list));
        Element cut = (Element) project.getElementsByTagName("asset-clip").item(0);
        assertEquals("8s", cut.getAttribute("start"));
        assertEquals("14s", cut.getAttribute("duration"));
        NodeList markers = cut.getElementsByTagName("marker");
        assertEquals(2, markers.getLength());
        assertEquals("10s", ((Element) markers.item(0)).getAttribute("start"));
        assertEquals("499/25s", ((Element) markers.item(1)).getAttribute("start"));
    }

    @Test
    void aSourceWithoutSoundGetsNone() throws Exception {
        ExportList list = list("25", false, 0, clip("a", "First", 10_000, 20_000));

        String edl = ExportFormat.EDL.write(list);
        assertTrue(edl.contains("001  AX       V     C        00:00:10:00"), edl);
        JsonNode tracks = new ObjectMapper().readTree(ExportFormat.OTIO.write(list)).path("tracks");
        assertEquals(List.of("Video"), tracks.path("children").findValuesAsText("kind"));
        Document project = xml(ExportFormat.FCPXML.write(list));
        Element asset = (Element) project.getElementsByTagName("asset").item(0);
        assertFalse(asset.hasAttribute("hasAudio"));
        Document heard =
                xml(ExportFormat.FCPXML.write(list("25", clip("a", "First", 10_000, 20_000))));
        Element with = (Element) heard.getElementsByTagName("asset").item(0);
        assertEquals("1", with.getAttribute("hasAudio"));
    }

    @Test
    void chaptersHoldNoAngleBrackets() {
        String lines =
                ExportFormat.CHAPTERS.write(list("25", clip("a", "I <3 you > me", 0, 9_000)));

        assertEquals("0:00:00 I ‹3 you › me\n", lines);
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void dropFrameIsSaidInTheHeaderAndInTheTimecode() {
        String edl = ExportFormat.EDL.write(list("30000/1001", clip("a", "First", 60_060, 70_070)));

        assertTrue(edl.contains("FCM: DROP FRAME\n"), edl);
        assertTrue(edl.contains("00:01:00;02 00:01:10;02 01:00:00;00 01:00:10;00"), edl);
    }

    @Test
    void twoMarkersOnOneFrameBecomeOne() {
        String edl =
                ExportFormat.RESOLVE_EDL.write(
                        list(
                                "25",
                                clip("a", "First|x", 2_000, 4_000),
                                clip("b", "Other", 2_010, 9_010)));

        assertTrue(
                edl.endsWith(
                        """
                        001  001      V     C        01:00:02:00 01:00:02:01 01:00:02:00 01:00:02:01
                         |C:ResolveColorGreen |M:First/x (91.5) / Other (91.5) |D:175

                        """),
                edl);
    }

    /// Reads the timeline as OpenTimelineIO's documentation describes it, by hand.
    @Test
    void anOtioReaderFindsEachCutInsideItsMedia() throws Exception {
        String text =
                ExportFormat.OTIO.write(list("30000/1001", clip("a", "First", 10_010, 20_020)));

        JsonNode timeline = new ObjectMapper().readTree(text);
        assertEquals("Timeline.1", timeline.path("OTIO_SCHEMA").asText());
        assertEquals("Stack.1", timeline.path("tracks").path("OTIO_SCHEMA").asText());
        List<String> kinds = timeline.path("tracks").path("children").findValuesAsText("kind");
        assertEquals(List.of("Video", "Audio"), kinds);
        for (JsonNode track : timeline.path("tracks").path("children")) {
            JsonNode clip = track.path("children").path(0);
            JsonNode range = clip.path("source_range");
            JsonNode media = clip.path("media_reference").path("available_range");
            assertEquals(10.01, seconds(range.path("start_time")), 1e-6);
            assertEquals(10.01, seconds(range.path("duration")), 1e-6);
            assertEquals(0, seconds(media.path("start_time")));
            assertEquals(3700, seconds(media.path("duration")), 0.02);
            assertEquals(
                    "file:///videos/my%20talk.mp4",
                    clip.path("media_reference").path("target_url").asText());
            assertEquals("a", clip.path("metadata").path("truss").path("clipId").asText());
        }
    }

    private static double seconds(JsonNode time) {
        assertEquals("RationalTime.1", time.path("OTIO_SCHEMA").asText());
        return time.path("value").asDouble() / time.path("rate").asDouble();
    }

    @Test
    void finalCutGetsWholeFramesAndEscapedText() throws Exception {
        String text =
                ExportFormat.FCPXML.write(
                        list("30000/1001", clip("a", "Tom & \"Jerry\" <1>\u0001", 10_010, 20_020)));

        Document document = xml(text);
        Element clip = (Element) document.getElementsByTagName("asset-clip").item(0);
        assertEquals("Tom & \"Jerry\" <1>", clip.getAttribute("name"));
        assertEquals("1001/100s", clip.getAttribute("start"));
        assertEquals("1001/100s", clip.getAttribute("duration"));
        assertEquals("DF", clip.getAttribute("tcFormat"));
        Element sequence = (Element) document.getElementsByTagName("sequence").item(0);
        assertEquals(sequence.getAttribute("tcStart"), clip.getAttribute("offset"));
        Element format = (Element) document.getElementsByTagName("format").item(0);
        assertEquals("1001/30000s", format.getAttribute("frameDuration"));
    }

    @Test
    void aTableKeepsCommasQuotesAndDefusesFormulas() {
        String table =
                ExportFormat.CSV.write(
                        list(
                                "25",
                                clip("a", "=cmd()", 0, 1_000),
                                clip("b", "He said \"no\", twice", 2_000, 3_000)));

        List<String> rows = table.lines().toList();
        assertEquals(3, rows.size());
        assertTrue(
                rows.get(1).startsWith("a,'=cmd(),Wait for it,0,1000,00:00:00:00,"), rows.get(1));
        assertTrue(rows.get(2).startsWith("b,\"He said \"\"no\"\", twice\","), rows.get(2));
    }

    @Test
    void chaptersBeginAtZeroAndLastTenSeconds() {
        String lines =
                ExportFormat.CHAPTERS.write(
                        list(
                                "25",
                                clip("a", "First", 65_000, 80_000),
                                clip("b", "Too near", 70_000, 90_000),
                                clip("c", "Last", 3_605_000, 3_620_000)));

        assertEquals("0:00:00 Start\n0:01:05 First\n1:00:05 Last\n", lines);
    }

    @Test
    void aClipPastTheEndIsCutToTheSource() {
        String edl = ExportFormat.EDL.write(list("25", clip("a", "Late", 3_699_000, 3_900_000)));

        assertTrue(edl.contains("01:01:39:00 01:01:40:00 01:00:00:00 01:00:01:00"), edl);
    }
}
