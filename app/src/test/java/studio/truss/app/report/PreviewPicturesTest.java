package studio.truss.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.engine.Engine;
import studio.truss.core.engine.Preview;
import studio.truss.core.testing.Footage;
import studio.truss.core.worker.lane.FaultLog;
import studio.truss.core.worker.lane.WorkerEnvironment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/// A film of one key frame that grows dark from second to second, through the real workers.
class PreviewPicturesTest {
    @TempDir private Path folder;

    @Test
    void aStillIsTheFrameOfItsTimeAndNotTheKeyFrameBeforeIt() throws IOException {
        Path film =
                Footage.ofPicture("color=c=white:s=640x360:r=25,fade=out:st=0:d=4")
                        .seconds(4)
                        .gop(100)
                        .write(folder.resolve("film.mp4"));
        try (Engine engine = Engine.open(FaultLog.none());
                Preview preview =
                        Preview.open(480 * 480 * 2, WorkerEnvironment.system(FaultLog.none()))) {
            PreviewPictures pictures = new PreviewPictures(engine, preview, 480);
            int early = grey(pictures.at(film, 400).orElseThrow());
            int late = grey(pictures.at(film, 3_600).orElseThrow());
            assertTrue(early - late > 120, early + " fades to " + late);
        }
    }

    private static int grey(byte[] jpeg) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertEquals(480, image.getWidth());
        return image.getRGB(240, 135) & 0xFF;
    }
}
