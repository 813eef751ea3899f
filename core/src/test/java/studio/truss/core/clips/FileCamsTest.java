package studio.truss.core.clips;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.KnownCam;
import studio.truss.core.reframe.PictureShape;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class FileCamsTest {
    private static final PictureShape HD = new PictureShape(1920, 1080, 1);
    private static final PictureShape SMALL = new PictureShape(1280, 720, 1);

    @TempDir Path folder;

    private static KnownCam found(double x, double y, double w, double h) {
        return KnownCam.found(new Box(x, y, w, h));
    }

    @Test
    void aCameraIsRememberedForItsChannelAndSizeOnly() {
        Path file = folder.resolve("new/cams.json");
        KnownCam cam = KnownCam.found(new Box(24, 24, 300, 225));
        new FileCams(file).remember("mine", HD, cam);
        new FileCams(file).remember("mine", SMALL, found(1, 2, 3, 4));
        new FileCams(file).remember("yours", HD, found(5, 6, 7, 8));

        assertEquals(Optional.of(cam), new FileCams(file).find("mine", HD));
        assertEquals(Optional.of(found(1, 2, 3, 4)), new FileCams(file).find("mine", SMALL));
        assertEquals(Optional.empty(), new FileCams(file).find("else", HD));
    }

    @Test
    void theNewestReplacesTheOlder() {
        FileCams cams = new FileCams(folder.resolve("cams.json"));
        cams.remember("mine", HD, found(1, 2, 3, 4));
        cams.remember("mine", HD, found(9, 9, 9, 9));

        assertEquals(Optional.of(found(9, 9, 9, 9)), cams.find("mine", HD));
    }

    @Test
    void whatTheCreatorDrewIsNotReplacedByWhatIsFoundLater() {
        Path file = folder.resolve("cams.json");
        FileCams cams = new FileCams(file);
        cams.learn("mine", HD, new Box(1, 2, 3, 4));
        cams.learn("mine", HD, new Box(2, 2, 3, 4));
        assertEquals(Optional.of(found(2, 2, 3, 4)), cams.find("mine", HD));
        KnownCam drawn = KnownCam.drawn(new Box(24, 24, 300, 225));
        cams.remember("mine", HD, drawn);
        cams.learn("mine", HD, new Box(1, 2, 3, 4));
        assertEquals(Optional.of(drawn), new FileCams(file).find("mine", HD));
        cams.forget("mine", HD);
        assertEquals(Optional.empty(), new FileCams(file).find("mine", HD));
    }

    @Test
    void aBrokenFileIsAsIfNothingWereKnown() throws Exception {
        Path file = folder.resolve("cams.json");
        Files.writeString(file, "{\"mine 1920x1080\": {\"x\": 1, \"y\"");
        FileCams cams = new FileCams(file);

        assertEquals(Optional.empty(), cams.find("mine", HD));
        cams.remember("mine", HD, found(1, 2, 3, 4));
        assertEquals(Optional.of(found(1, 2, 3, 4)), cams.find("mine", HD));
    }
}
