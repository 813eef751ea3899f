package studio.truss.core.clips.captioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.captions.CaptionBlock;
import studio.truss.core.captions.CaptionEdit;
import studio.truss.core.captions.CaptionPlace;
import studio.truss.core.captions.CaptionSettings;
import studio.truss.core.captions.CaptionStyle;
import studio.truss.core.captions.Segment;
import studio.truss.core.captions.Transcript;
import studio.truss.core.captions.masking.WordMask;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.query.Query;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.media.TimeRange;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class ClipCaptionsTest {
    private static final Transcript TRANSCRIPT =
            new Transcript(List.of(Segment.of(0, 4_000, null, "Ask not what the Größe can do")));
    private static final TimeRange CLIP = TimeRange.of(0, 4_000);

    @TempDir private Path folder;

    private static Asset asset() {
        return new Asset(
                VideoId.of("v1"),
                "Talk",
                "local",
                "talk.mp4",
                "abc",
                1L,
                4_000L,
                1920L,
                1080L,
                "25",
                null,
                Asset.Status.ANALYZED,
                Set.of(),
                "2026-11-22T07:17:19.123Z",
                null);
    }

    private static int found(Library library, String words) {
        return library.find(Query.parse("text ~ \"" + words + "\"")).size();
    }

    @Test
    void aVideoIsFoundByWhatIsSaidInItWhicheverCameFirst() {
        try (Library library =
                SqliteLibrary.open(
                        folder.resolve("a.db"), CreatorId.of("local-1"), Clock.systemUTC())) {
            Transcripts transcripts = new Transcripts(library);
            transcripts.put("abc", TRANSCRIPT);
            library.create(asset());

            assertEquals(Optional.of(TRANSCRIPT), transcripts.of("abc"));
            assertEquals(1, found(library, "grosse ask".replace("ss", "ß")));

            transcripts.put(
                    "abc", new Transcript(List.of(Segment.of(0, 900, null, "other words"))));

            assertEquals(0, found(library, "ask"));
            assertEquals(1, found(library, "other"));

            transcripts.remove("abc");

            assertEquals(0, found(library, "other"));
            assertEquals(1, found(library, "talk"), "its title still finds it");
            assertEquals(Optional.empty(), transcripts.of("abc"));
        }
    }

    @Test
    void settingsComeBackAndWhatWeDoNotKnowStays() {
        CaptionSettings settings =
                new CaptionSettings(
                        false,
                        CaptionStyle.KARAOKE,
                        CaptionPlace.UPPER,
                        false,
                        true,
                        List.of(new CaptionEdit(10, 20, "so")));
        AttributeValue.M old =
                AttributeValue.M.of(
                        Map.of(
                                "theirs",
                                AttributeValue.text("x"),
                                "on",
                                AttributeValue.text("odd")));

        AttributeValue.M stored = CaptionAttribute.write(settings, old);

        assertEquals(settings, CaptionAttribute.read(stored));
        assertEquals(AttributeValue.text("x"), stored.values().get("theirs"));
        assertEquals(CaptionSettings.usual(), CaptionAttribute.read(old));
        assertEquals(CaptionSettings.usual(), CaptionAttribute.read(null));
    }

    @Test
    void whatIsTypedWrongIsSaid() {
        assertTrue(
                CaptionAttribute.problem(
                                AttributeValue.M.of(Map.of("style", AttributeValue.text("loud"))))
                        .orElseThrow()
                        .contains("'style'"));
        assertEquals(
                Optional.empty(),
                CaptionAttribute.problem(
                        AttributeValue.M.of(Map.of("on", new AttributeValue.Bool(false)))));
    }

    @Test
    void aClipHasCaptionsWhereThereIsATranscriptUnlessTheyAreOff() {
        ClipCaptions captions = new ClipCaptions(TRANSCRIPT, List.of(), WordMask.english());
        CaptionSettings usual = CaptionSettings.usual();

        assertTrue(captions.track(usual, null, CLIP, List.of()).isPresent());
        assertTrue(captions.track(usual.withOn(false), null, CLIP, List.of()).isEmpty());
        assertTrue(
                captions.track(usual.withOn(false), "one two three", CLIP, List.of())
                        .orElseThrow()
                        .blocks()
                        .isEmpty());
        assertTrue(
                new ClipCaptions(null, List.of(), WordMask.english())
                        .track(usual, null, CLIP, List.of())
                        .isEmpty());
    }

    @Test
    void maskedCaptionsStandWhereTheOthersDoAndTheTranscriptStays() {
        Transcript said =
                new Transcript(List.of(Segment.of(0, 4_000, null, "That shit, my class, is hard")));
        ClipCaptions captions = new ClipCaptions(said, List.of(), WordMask.english());
        CaptionSettings usual = CaptionSettings.usual();
        List<CaptionBlock> plain = captions.blocks(usual, CLIP, List.of());
        List<CaptionBlock> masked = captions.blocks(usual.withMasked(true), CLIP, List.of());

        assertEquals("That shit, my class, is hard", text(plain));
        assertEquals("That s***, my class, is hard", text(masked));
        assertEquals(
                plain.stream().map(CaptionBlock::startMs).toList(),
                masked.stream().map(CaptionBlock::startMs).toList());
        assertEquals("That shit, my class, is hard", said.text());
    }

    private static String text(List<CaptionBlock> blocks) {
        return String.join(" ", blocks.stream().map(CaptionBlock::text).toList())
                .replace('\n', ' ');
    }
}
