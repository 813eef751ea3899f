package studio.truss.core.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.media.AudioStream;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.MediaProblem.Kind;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.ProbeResult.Partly;
import studio.truss.core.media.ProbeResult.Unusable;
import studio.truss.core.media.ProbeResult.Usable;
import studio.truss.core.media.Rational;
import studio.truss.core.media.VideoStream;
import studio.truss.core.media.VideoStream.FieldOrder;
import studio.truss.core.testing.Footage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

class FfmpegProberTest {
    private static final String PICTURE = "testsrc2=size=320x180:rate=30";

    @TempDir Path folder;

    @Test
    void aGoodFileIsUsableWithExactRateAndLength() {
        MediaInfo info =
                usable(
                        Footage.ofPicture("testsrc2=size=320x180:rate=30000/1001")
                                .sound("sine")
                                .seconds(2.002)
                                .write(folder.resolve("good.mp4")));
        VideoStream video = info.picture().orElseThrow();
        assertEquals(Rational.of(30000, 1001), video.frameRate());
        assertEquals(2002, video.durationMs());
        assertEquals(320, video.width());
        assertEquals(180, video.height());
        assertFalse(video.variableRate());
        assertEquals(FieldOrder.PROGRESSIVE, video.fieldOrder());
        assertEquals("mono", info.sound().orElseThrow().layout());
    }

    @Test
    void soundWithoutALengthOfItsOwnHasThatOfItsContainer() {
        MediaInfo info =
                usable(
                        Footage.ofPicture(PICTURE)
                                .sound("sine")
                                .seconds(2)
                                .write(folder.resolve("sound.mkv")));
        AudioStream sound = info.sound().orElseThrow();
        assertEquals(info.durationMs(), sound.startMs() + sound.durationMs());
        assertEquals(2_000, (double) sound.durationMs(), 60);
        assertTrue(info.streams().contains(sound), "the stream that plays is listed");
    }

    @Test
    void rotationAndMirroringTurnTheSizeThatAViewerSees() {
        VideoStream video =
                picture(
                        Footage.ofPicture(PICTURE)
                                .rotation(270)
                                .mirrored()
                                .write(folder.resolve("turned.mp4")));
        assertEquals(270, video.rotation());
        assertTrue(video.mirrored());
        assertEquals(180, video.width());
        assertEquals(320, video.height());
        assertEquals(320, video.codedWidth());
    }

    @Test
    void sampleAspectFieldOrderAndColourTagsAreRead() {
        VideoStream video =
                picture(
                        Footage.ofPicture(PICTURE)
                                .pictureCodec("mpeg2video")
                                .bFrames(0)
                                .topFieldFirst()
                                .write(folder.resolve("tv.ts")));
        VideoStream wide =
                picture(
                        Footage.ofPicture(PICTURE)
                                .sampleAspect(4, 3)
                                .write(folder.resolve("wide.mp4")));
        assertEquals(Rational.of(4, 3), wide.sampleAspect());
        assertEquals(FieldOrder.TOP_FIRST, video.fieldOrder());
        VideoStream hdr =
                picture(
                        Footage.ofPicture(PICTURE)
                                .color("bt2020nc", "bt2020", "arib-std-b67", "tv")
                                .write(folder.resolve("hlg.mp4")));
        assertTrue(hdr.color().hdr());
    }

    @Test
    void droppedFramesMakeTheRateVariable() {
        assertTrue(
                picture(
                                Footage.ofPicture(PICTURE + ",select='not(between(n,8,14))'")
                                        .write(folder.resolve("vfr.mp4")))
                        .variableRate());
        assertFalse(
                picture(Footage.ofPicture(PICTURE).write(folder.resolve("cfr.mkv"))).variableRate(),
                "rounding to milliseconds is no variation");
    }

    @Test
    void lateSoundStartsLateOnTheSourceClock() {
        MediaInfo info =
                usable(
                        Footage.ofPicture(PICTURE)
                                .sound("sine")
                                .soundStart(400)
                                .soundCodec("pcm_s16le")
                                .write(folder.resolve("late.mkv")));
        assertEquals(400, info.sound().orElseThrow().startMs());
    }

    @Test
    void allTracksAreListed() {
        MediaInfo info =
                usable(
                        Footage.ofPicture(PICTURE)
                                .sound("sine")
                                .sound("sine=frequency=880,aformat=channel_layouts=5.1")
                                .write(folder.resolve("two.mp4")));
        assertEquals(3, info.streams().size());
        AudioStream second = assertInstanceOf(AudioStream.class, info.streams().get(2));
        assertEquals(6, second.channels());
        assertEquals(1, info.sound().orElseThrow().index());
    }

    @Test
    void soundAloneIsUnusableButDescribed() {
        Unusable result =
                unusable(
                        Footage.ofSound("sine").write(folder.resolve("song.mp3")), Kind.NO_PICTURE);
        MediaInfo info = result.info();
        assertNotNull(info);
        assertNull(info.video());
        assertNotNull(info.audio());
    }

    @Test
    void whatIsNoFilmIsNamed() throws IOException {
        unusable(folder.resolve("missing.mp4"), Kind.NOT_THERE);
        unusable(folder, Kind.NOT_THERE);
        unusable(Files.createFile(folder.resolve("empty.mp4")), Kind.EMPTY);
        unusable(
                Files.writeString(folder.resolve("text.mp4"), "dear diary, ".repeat(100)),
                Kind.NOT_MEDIA);
        byte[] png = new byte[2000];
        new Random(1).nextBytes(png);
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n'}, 0, png, 0, 6);
        Unusable picture = unusable(Files.write(folder.resolve("a.mp4"), png), Kind.NOT_MEDIA);
        assertTrue(picture.problem().message().contains("still picture (PNG)"));
    }

    @Test
    void aPlaylistMayNotOpenOtherFiles() throws IOException {
        Footage.ofPicture(PICTURE).write(folder.resolve("other.ts"));
        Path list =
                Files.writeString(
                        folder.resolve("list.mp4"),
                        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nother.ts\n#EXT-X-ENDLIST\n");
        unusable(list, Kind.NOT_MEDIA);
    }

    @Test
    void aCutOffFileSaysHowMuchOfItThereIs() throws IOException {
        Path whole =
                Footage.ofPicture("testsrc2=size=320x180:rate=30,noise=alls=30:all_seed=1")
                        .seconds(6)
                        .write(folder.resolve("whole.mp4"));
        Partly cut = partly(cut(whole, 0.5), Kind.TRUNCATED);
        assertTrue(cut.usableMs() > 1500 && cut.usableMs() < 4500, "usable " + cut.usableMs());
        assertTrue(cut.problem().message().contains("of 6.0 s"));
    }

    @Test
    void aCutOffMatroskaIsToldByItsSoundToo() throws IOException {
        Path whole =
                Footage.ofPicture("testsrc2=size=320x180:rate=30,noise=alls=30:all_seed=1")
                        .sound("sine=f=300:r=48000")
                        .seconds(8)
                        .write(folder.resolve("whole.mkv"));
        Partly cut = partly(cut(whole, 0.5), Kind.TRUNCATED);
        assertTrue(cut.usableMs() > 2000 && cut.usableMs() < 6000, "usable " + cut.usableMs());
    }

    @Test
    void aStretchThatHoldsNothingIsSaid() throws IOException {
        Path whole =
                Footage.ofPicture("testsrc2=size=320x180:rate=30,noise=alls=30:all_seed=1")
                        .sound("sine=f=300:r=48000")
                        .seconds(16)
                        .write(folder.resolve("holed.mkv"));
        byte[] bytes = Files.readAllBytes(whole);
        byte[] junk = new byte[bytes.length / 3];
        new Random(1).nextBytes(junk);
        System.arraycopy(junk, 0, bytes, bytes.length / 3, junk.length);
        Partly holed = partly(Files.write(folder.resolve("holed.mkv"), bytes), Kind.DAMAGED);
        assertTrue(
                holed.problem().message().contains("holds nothing from"),
                holed.problem().message());
    }

    @Test
    void whatIsJoinedWithAJumpInTimeIsUsedUpToTheJump() throws IOException {
        Path early =
                Footage.ofPicture(PICTURE).sound("sine").seconds(3).write(folder.resolve("a.ts"));
        Path late =
                Footage.ofPicture(PICTURE)
                        .pictureStart(7_200_000)
                        .sound("sine")
                        .soundStart(7_200_000)
                        .seconds(3)
                        .write(folder.resolve("b.ts"));
        byte[] first = Files.readAllBytes(early);
        byte[] second = Files.readAllBytes(late);
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        Partly jumps = partly(Files.write(folder.resolve("both.ts"), both), Kind.DAMAGED);
        assertTrue(jumps.problem().message().contains("jumps in time"), jumps.toString());
        assertEquals(3_000, (double) jumps.usableMs(), 200);
        assertTrue(jumps.info().durationMs() < 4_000, jumps.info().durationMs() + " ms");
    }

    @Test
    void picturesWithoutTimesAreNoFilm() throws IOException {
        Path film = Footage.ofPicture(PICTURE).seconds(2).write(folder.resolve("bare.h264"));
        unusable(film, Kind.UNSUPPORTED);
    }

    @Test
    void aCutOffFileWithoutIndexIsUnusable() throws IOException {
        Path whole =
                Footage.ofPicture(PICTURE).indexLast().seconds(2).write(folder.resolve("cam.mp4"));
        unusable(cut(whole, 0.6), Kind.TRUNCATED);
    }

    @Test
    void anMp4WhosePartsDoNotFollowOneAnotherIsDamagedAndNotCutOff() throws IOException {
        byte[] start = {0, 0, 0, 16, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm', 0, 0, 0, 0};
        byte[] bytes = Arrays.copyOf(start, 4_096);
        System.arraycopy(new byte[] {0, 0, 0, 3, 'f', 'r', 'e', 'e'}, 0, bytes, 16, 8);
        Unusable broken = unusable(Files.write(folder.resolve("b.mp4"), bytes), Kind.DAMAGED);
        assertTrue(broken.problem().message().contains("byte 16"), broken.problem().message());
    }

    @Test
    void flippedBitsAreDamageThatCanBeLivedWith() throws IOException {
        Path good =
                Footage.ofPicture(PICTURE)
                        .pictureCodec("mpeg4")
                        .seconds(3)
                        .write(folder.resolve("good.mp4"));
        byte[] bytes = Files.readAllBytes(good);
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            bytes[bytes.length / 4 + random.nextInt(bytes.length / 2)] ^=
                    (byte) (1 << random.nextInt(8));
        }
        partly(Files.write(folder.resolve("bad.mp4"), bytes), Kind.DAMAGED);
    }

    @Test
    void garbageBehindAFileIsIgnored() throws IOException {
        Path good = Footage.ofPicture(PICTURE).write(folder.resolve("good.mp4"));
        byte[] bytes = Files.readAllBytes(good);
        byte[] tail = new byte[20_000];
        new Random(2).nextBytes(tail);
        byte[] both = Arrays.copyOf(bytes, bytes.length + tail.length);
        System.arraycopy(tail, 0, both, bytes.length, tail.length);
        usable(Files.write(folder.resolve("tail.mp4"), both));
    }

    @Test
    void aSinglePictureIsNoFilm() {
        Path one = Footage.ofPicture(PICTURE).seconds(0.03).write(folder.resolve("one.mp4"));
        partly(one, Kind.NO_PICTURE);
    }

    @Test
    void hardNamesAreOpenedAsTheyAre() {
        for (String name :
                List.of("-dash.mp4", "it's \"q\" %d.mp4", "semi;colon $HOME.mp4", "pipe:0.mp4")) {
            usable(Footage.ofPicture(PICTURE).seconds(0.2).write(folder.resolve(name)));
        }
    }

    private Path cut(Path file, double part) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Files.write(
                folder.resolve("cut.mp4"), Arrays.copyOf(bytes, (int) (bytes.length * part)));
    }

    private static VideoStream picture(Path file) {
        return usable(file).picture().orElseThrow();
    }

    private static MediaInfo usable(Path file) {
        ProbeResult result = new FfmpegProber().probe(file);
        return assertInstanceOf(Usable.class, result, result::toString).info();
    }

    private static Partly partly(Path file, Kind kind) {
        ProbeResult result = new FfmpegProber().probe(file);
        Partly partly = assertInstanceOf(Partly.class, result, result::toString);
        assertEquals(kind, partly.problem().kind());
        return partly;
    }

    private static Unusable unusable(Path file, Kind kind) {
        ProbeResult result = new FfmpegProber().probe(file);
        Unusable unusable = assertInstanceOf(Unusable.class, result, result::toString);
        assertEquals(kind, unusable.problem().kind(), unusable.problem().message());
        return unusable;
    }
}
