package studio.truss.core.clips.told;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.captions.Segment;
import studio.truss.core.captions.Transcript;
import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.Analyst;
import studio.truss.core.clips.ClipListener;
import studio.truss.core.clips.JsonAttributes;
import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.clips.Manifest;
import studio.truss.core.clips.archive.AnalysisArchive;
import studio.truss.core.clips.captioning.Transcripts;
import studio.truss.core.engine.Engine;
import studio.truss.core.gemini.ModelChapter;
import studio.truss.core.gemini.ModelMoment;
import studio.truss.core.gemini.SubScores;
import studio.truss.core.gemini.VideoAnswer;
import studio.truss.core.library.Author;
import studio.truss.core.library.DataFolder;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Chapters;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.LibraryFolder;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.Moment;
import studio.truss.core.moments.MomentFinder;
import studio.truss.core.moments.MomentSettings;
import studio.truss.core.moments.Scene;
import studio.truss.core.moments.signal.Observations;
import studio.truss.core.testing.ClipJobFixture;
import studio.truss.core.worker.lane.FaultLog;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Answers recorded into a real library.
class AnswerRecorderTest {
    private static final Set<String> WRITES =
            Set.of("create", "update", "recordMoments", "sourceSeen", "putTranscript");

    @TempDir private Path folder;
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T07:17:19Z"), ZoneOffset.UTC);
    private final Engine engine = Engine.open(FaultLog.none());
    private final Analysis unasked = unasked();
    private Library library;

    @BeforeEach
    void open() {
        library = library("library");
    }

    @AfterEach
    void close() {
        library.close();
        engine.close();
    }

    private Library library(String name) {
        Library opened =
                new LibraryFolder(new DataFolder(folder.resolve(name)), clock).openCurrent();
        new LibraryRecorder(opened, clock).analysed(unasked);
        return opened;
    }

    private static Analysis unasked() {
        Observations seen =
                new Scene(60).cut(30_500).speak(1, 9).cheer(10, 2).speak(13, 20).observations();
        Moment[] moments =
                new MomentFinder()
                        .find(seen, MomentSettings.usual())
                        .moments()
                        .toArray(Moment[]::new);
        return ClipJobFixture.observed(ClipJobFixture.analysis(moments), seen);
    }

    private AnalysisArchive archive() {
        return new AnalysisArchive(folder.resolve("analyses"));
    }

    private Told record(Library into, Analysis analysis, VideoAnswer answer) {
        Analyst analyst = new Analyst(engine, null, "1", "8");
        return new AnswerRecorder(into, new LibraryRecorder(into, clock), analyst, archive())
                .record(analysis, answer, ClipListener.none());
    }

    private Told record(VideoAnswer answer) {
        return record(library, unasked, answer);
    }

    private static VideoAnswer answer(String title, String said) {
        return new VideoAnswer(
                "gemini-x",
                "12ab",
                List.of(
                        new ModelMoment(
                                TimeRange.of(35_000, 55_000),
                                "nobody saw this coming",
                                title,
                                "he wins by an inch",
                                new SubScores(22, 21, 20, 19),
                                82,
                                3.2,
                                3)),
                List.of(
                        new ModelChapter(0, "Start", null),
                        new ModelChapter(29_800, title, "What happens")),
                new Transcript(List.of(Segment.of(1_200, 8_900, "A", said))),
                List.of());
    }

    private static VideoId video(Library of) {
        return Asset.of(Objects.requireNonNull(of.assetBySha256(ClipJobFixture.SHA))).videoId();
    }

    private List<Clip> clips() {
        return library.clips(video(library));
    }

    private Clip named() {
        return clips().stream().filter(clip -> clip.startMs() > 30_000).findFirst().orElseThrow();
    }

    private static Chapters chapters(Library of) {
        EntityKey key = new EntityKey.Chapters(video(of));
        return Chapters.of(Objects.requireNonNull(of.get(key)));
    }

    private static String transcript(Library of) {
        return new Transcripts(of).of(ClipJobFixture.SHA).orElseThrow().text();
    }

    @Test
    void transcriptChaptersAndMomentsAreInTheLibraryAndTheArchive() throws IOException {
        Told told = record(answer("The finish", "here we go"));
        assertEquals(List.of(), told.notes());
        assertEquals("here we go", transcript(library));
        Segment heard =
                new Transcripts(library).of(ClipJobFixture.SHA).orElseThrow().segments().getFirst();
        assertEquals(1_000, heard.startMs());
        assertEquals(
                List.of(
                        new Chapters.Chapter(0, "Start", null),
                        new Chapters.Chapter(30_500, "The finish", "What happens")),
                chapters(library).chapters());
        assertEquals("gemini-x", chapters(library).model());
        assertEquals("The finish", named().title());
        assertEquals("nobody saw this coming", named().hook());
        JsonNode row = row(named());
        assertEquals("Gemini 82 ± 3 of 3 rounds: he wins by an inch", row.path("words").asText());
        assertEquals("gemini-x", row.path("model").asText());
        assertEquals("12ab", row.path("promptHash").asText());
        assertEquals(22, row.path("scores").path("hook").asInt());
        assertEquals(19, row.path("scores").path("shareability").asInt());
        assertEquals(3.2, row.path("spread").asDouble());
        assertEquals(3, row.path("rounds").asInt());
        assertEquals(
                told.analysis().observed().marks(),
                archive().find(ClipJobFixture.SHA).orElseThrow().observed().marks());
    }

    private static JsonNode row(Clip clip) {
        JsonNode rows =
                JsonAttributes.json(Objects.requireNonNull(clip.evidence())).path("signals");
        return rows.path(rows.size() - 1);
    }

    @Test
    void theSameAnswerAgainChangesNothing() throws IOException {
        VideoAnswer answer = answer("The finish", "here we go");
        Told first = record(answer);
        List<Clip> before = clips();
        int pending = library.pendingChanges();
        record(answer);
        Told again = record(library, archive().find(ClipJobFixture.SHA).orElseThrow(), answer);
        assertEquals(Manifest.of(first.analysis()), Manifest.of(again.analysis()));
        assertEquals(before, clips());
        assertEquals(pending, library.pendingChanges());
    }

    @Test
    void aProcessThatEndsAtAnyWriteIsMadeGoodByTheNext() {
        VideoAnswer answer = answer("The finish", "here we go");
        record(answer);
        int writes = 0;
        for (boolean ended = true; ended; writes++) {
            try (Library other = library("other" + writes)) {
                ended = endsAt(writes, other, answer);
                record(other, unasked, answer);
                assertEquals(state(library), state(other), "ended at write " + writes);
            }
        }
        assertTrue(writes > 4, "only " + writes);
    }

    private boolean endsAt(int write, Library other, VideoAnswer answer) {
        int[] left = {write};
        Library mortal =
                (Library)
                        Proxy.newProxyInstance(
                                Library.class.getClassLoader(),
                                new Class<?>[] {Library.class},
                                (_, method, arguments) -> {
                                    if (WRITES.contains(method.getName()) && left[0]-- == 0) {
                                        throw new Ended();
                                    }
                                    try {
                                        return method.invoke(other, arguments);
                                    } catch (InvocationTargetException e) {
                                        throw Objects.requireNonNull(e.getCause());
                                    }
                                });
        try {
            record(mortal, unasked, answer);
            return false;
        } catch (Ended e) {
            return true;
        }
    }

    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// All but ids and times of writing.
    private static String state(Library of) {
        StringBuilder state = new StringBuilder();
        for (Clip clip : of.clips(video(of))) {
            state.append(clip.startMs()).append(' ').append(clip.endMs()).append(' ');
            state.append(clip.title()).append(clip.hook()).append(clip.viralityScore());
            state.append(clip.evidence()).append('\n');
        }
        return state.append(chapters(of).chapters()).append(transcript(of)).toString();
    }

    @Test
    void aLaterAnswerTakesThePlaceOfTheEarlier() {
        record(answer("The finish", "here we go"));
        int count = clips().size();
        record(answer("Photo finish", "there we go"));
        assertEquals("there we go", transcript(library));
        assertEquals("Photo finish", chapters(library).chapters().getLast().title());
        assertEquals("Photo finish", named().title());
        assertEquals(count, clips().size());
    }

    @Test
    void whatTheCreatorGaveEditedOrRejectedStays() {
        record(answer("The finish", "here we go"));
        new Transcripts(library)
                .put(
                        ClipJobFixture.SHA,
                        new Transcript(List.of(Segment.of(0, 900, null, "my own words"))));
        library.update(
                new EntityKey.Chapters(video(library)), Change.remove("model"), Author.CREATOR);
        Clip clip = named();
        library.update(
                new EntityKey.Clip(clip.clipId()),
                Change.set("hook", AttributeValue.text("my own hook")),
                Author.CREATOR);
        Told told = record(answer("Photo finish", "there we go"));
        assertEquals(2, told.notes().size(), told.notes().toString());
        assertEquals("my own words", transcript(library));
        assertEquals("The finish", chapters(library).chapters().getLast().title());
        assertEquals("Photo finish", named().title());
        assertEquals("my own hook", named().hook());
        library.update(
                new EntityKey.Clip(clip.clipId()),
                Change.set("status", AttributeValue.text("REJECTED")),
                Author.CREATOR);
        int count = clips().size();
        record(answer("Dead heat", "there we go"));
        assertEquals(count, clips().size());
        assertEquals("Photo finish", named().title());
    }

    @Test
    void anAnswerWithoutChaptersOrSpeechTakesNothingAway() {
        record(answer("The finish", "here we go"));
        record(
                new VideoAnswer(
                        "gemini-x",
                        "12ab",
                        List.of(),
                        List.of(),
                        new Transcript(List.of()),
                        List.of()));
        assertEquals("here we go", transcript(library));
        assertEquals(2, chapters(library).chapters().size());
    }

    @Test
    void aVideoThatIsGoneMeanwhileDoesNotComeBack() {
        VideoId video = video(library);
        library.delete(new EntityKey.Asset(video));
        Told told = record(answer("The finish", "here we go"));
        assertTrue(told.notes().getFirst().contains("no longer"), told.notes().toString());
        assertNull(library.assetBySha256(ClipJobFixture.SHA));
        assertNull(library.transcript(ClipJobFixture.SHA));
    }

    @Test
    void anAnalysisThatCannotBeKeptIsSaid() throws IOException {
        Files.writeString(folder.resolve("analyses"), "no folder");
        Told told = record(answer("The finish", "here we go"));
        assertTrue(told.notes().getFirst().contains("could not be kept"), told.notes().toString());
        assertEquals("The finish", named().title());
    }
}
