package studio.truss.core.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.media.MediaException;
import studio.truss.core.media.ProbeResult.Usable;
import studio.truss.core.media.VideoStream;
import studio.truss.core.testing.Footage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class KeyFramesTest {
    @TempDir Path folder;

    @Test
    void eachKeyFrameComesWithOneSoonAfterItInEveryContainer() throws MediaException {
        for (String ending : List.of("mp4", "mkv", "ts", "webm", "avi")) {
            Path file =
                    Footage.ofPicture("testsrc2=size=160x90:rate=25")
                            .gop(50)
                            .seconds(7)
                            .write(folder.resolve("two." + ending));
            List<Long> times = pairs(file, 1_900, ending);
            assertEquals(4, times.size(), ending);
            for (int i = 0; i < times.size(); i++) {
                // An AVI's frames are shown up to a few frames after the time that it gives.
                assertEquals(2_000.0 * i, times.get(i), ending.equals("avi") ? 250 : 0, ending);
            }
        }
    }

    @Test
    void keyFramesThatAreNearerThanAskedForArePassedOver() throws MediaException {
        Path file =
                Footage.ofPicture("testsrc2=size=160x90:rate=25")
                        .gop(1)
                        .seconds(5)
                        .write(folder.resolve("intra.mp4"));
        assertEquals(List.of(0L, 2_000L, 4_000L), pairs(file, 2_000, "intra"));
    }

    @Test
    void aStreamWithoutKeyFramesIsGivenUp() throws MediaException {
        Path file =
                Footage.ofPicture("testsrc2=size=64x36:rate=5")
                        .gop(1_000)
                        .seconds(90)
                        .write(folder.resolve("rare.mp4"));
        try (KeyFrames keys = KeyFrames.open(file, video(file), 1_900)) {
            assertTrue(keys.advance());
            assertFalse(keys.advance());
            assertTrue(keys.givenUp());
        }
    }

    private static List<Long> pairs(Path file, long apartMs, String what) throws MediaException {
        List<Long> times = new ArrayList<>();
        try (KeyFrames keys = KeyFrames.open(file, video(file), apartMs)) {
            while (keys.advance()) {
                long ms = keys.msOf(keys.key());
                times.add(ms);
                AVFrame follower = keys.follower();
                assertNotNull(follower, what + " at " + ms);
                long later = keys.msOf(follower) - ms;
                assertTrue(later > 0 && later <= 400, what + ": " + later + " ms later");
            }
            assertEquals(0, keys.damaged(), what);
        }
        return times;
    }

    private static VideoStream video(Path file) {
        if (new FfmpegProber().probe(file) instanceof Usable(var info)) {
            return info.picture().orElseThrow();
        }
        return fail(file + " is not usable");
    }
}
