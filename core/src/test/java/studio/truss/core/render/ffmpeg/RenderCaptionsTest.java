package studio.truss.core.render.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.captions.CaptionBlock;
import studio.truss.core.captions.CaptionLayout;
import studio.truss.core.captions.CaptionPlace;
import studio.truss.core.captions.CaptionSettings;
import studio.truss.core.captions.CaptionStyle;
import studio.truss.core.captions.CaptionTrack;
import studio.truss.core.captions.HookTitle;
import studio.truss.core.captions.Segment;
import studio.truss.core.captions.Transcript;
import studio.truss.core.captions.Word;
import studio.truss.core.captions.masking.WordMask;
import studio.truss.core.captions.painting.CaptionPainter;
import studio.truss.core.captions.painting.CaptionPicture;
import studio.truss.core.clips.captioning.ClipCaptions;
import studio.truss.core.media.TimeRange;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.testing.Footage;
import studio.truss.core.worker.protocol.Wire;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// That a clip shows the pixels of the preview's painter, and nothing where it draws nothing.
class RenderCaptionsTest {
    private static final FrameSize SIZE = new FrameSize(360, 640);
    private static final TimeRange CLIP = TimeRange.of(1_000, 2_600);
    private static final int GRAY = 110;

    @TempDir Path folder;

    private Path source = Path.of("");

    @BeforeEach
    void makeSource() {
        source =
                Footage.ofPicture(
                                "color=gray:size=640x360:rate=25,geq=lum="
                                        + GRAY
                                        + ":cb=128:cr=128")
                        .seconds(3)
                        .write(folder.resolve("gray.mp4"));
    }

    private static CaptionTrack track() {
        List<Word> words =
                List.of(new Word(1_400, 1_700, "Größe"), new Word(1_700, 1_990, "zählt"));
        List<CaptionBlock> blocks = CaptionLayout.blocks(words, CLIP, List.of(2_000L));
        HookTitle hook = new HookTitle(1_000, 1_320, List.of("what nobody told me"));
        return new CaptionTrack(CaptionStyle.WORD, CaptionPlace.LOWER, blocks, hook, List.of());
    }

    private List<RenderBench.Picture> rendered(FrameSize size) throws Exception {
        RenderPlan plan = plan(size);
        RenderBench.render(plan);
        return RenderBench.pictures(plan.output());
    }

    private RenderPlan plan(FrameSize size) {
        Path clip = folder.resolve("clip.mp4");
        return RenderBench.plan(source, CLIP, RenderBench.centre(source), clip)
                .withSize(size)
                .withCaptions(track());
    }

    @Test
    void thePlanReachesAWorkerAsItIs() {
        Wire wire = new Wire();

        assertEquals(plan(SIZE), wire.read(wire.write(plan(SIZE)), RenderPlan.class));
    }

    @Test
    void theColoursAreThoseOfThePreview() throws Exception {
        FrameSize size = new FrameSize(720, 1280);
        RenderBench.Picture seen = rendered(size).get(12);
        CaptionPicture drawn =
                new CaptionPainter(track(), size.width(), size.height()).at(1_480).getFirst();
        int asked = 0;
        for (int y = 2; y < drawn.height() - 3; y += 2) {
            for (int x = 2; x < drawn.width() - 3; x += 2) {
                if (allYellow(drawn, x, y)) {
                    asked++;
                    // #FFE500 in bt709
                    assertEquals(32, seen.u(drawn.x() + x, drawn.y() + y), 14);
                    assertEquals(141, seen.v(drawn.x() + x, drawn.y() + y), 14);
                }
            }
        }
        assertTrue(asked > 3, asked + " places are yellow");
    }

    @Test
    void theClipShowsThePixelsOfThePreview() throws Exception {
        List<RenderBench.Picture> pictures = rendered(SIZE);
        CaptionPainter preview = new CaptionPainter(track(), SIZE.width(), SIZE.height());

        assertEquals(40, pictures.size());
        for (int i = 0; i < pictures.size(); i++) {
            List<CaptionPicture> drawn = preview.at(1_000 + 40L * i);
            double[] expected = luma(drawn);
            double sum = 0;
            for (int at = 0; at < expected.length; at++) {
                int seen = pictures.get(i).y(at % SIZE.width(), at / SIZE.width());
                sum += Math.abs(seen - expected[at]);
            }
            assertTrue(
                    sum / expected.length < 1.5,
                    "frame " + i + " is off by " + sum / expected.length + " on average");
        }
    }

    /// Gray with the pictures over it, in tv range.
    private static double[] luma(List<CaptionPicture> pictures) {
        double[] luma = new double[SIZE.width() * SIZE.height()];
        Arrays.fill(luma, GRAY);
        for (CaptionPicture picture : pictures) {
            for (int i = 0; i < picture.argb().length; i++) {
                int p = picture.argb()[i];
                int at =
                        (picture.y() + i / picture.width()) * SIZE.width()
                                + picture.x()
                                + i % picture.width();
                double light =
                        0.2126 * (p >> 16 & 255) + 0.7152 * (p >> 8 & 255) + 0.0722 * (p & 255);
                int alpha = p >>> 24;
                luma[at] = luma[at] * (255 - alpha) / 255 + 16 * alpha / 255.0 + 219 * light / 255;
            }
        }
        return luma;
    }

    private static boolean allYellow(CaptionPicture picture, int left, int top) {
        for (int y = top - 1; y < top + 3; y++) {
            for (int x = left - 1; x < left + 3; x++) {
                if (picture.argb()[y * picture.width() + x] != 0xFFFFE500) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void whatIsMaskedIsBurntAsItsStarsAndNotAsTheWord() throws Exception {
        double[] plain = sum(burnt("What a shit show", "Holy shit it works", false));
        double[] masked = sum(burnt("What a shit show", "Holy shit it works", true));
        double[] stars = sum(burnt("What a s*** show", "Holy s*** it works", false));

        assertEquals(0, difference(masked, stars), 0.01);
        assertTrue(difference(masked, plain) > 3, "off by " + difference(masked, plain));
    }

    private List<RenderBench.Picture> burnt(String said, String hook, boolean mask)
            throws Exception {
        ClipCaptions captions =
                new ClipCaptions(
                        new Transcript(List.of(Segment.of(1_000, 1_900, null, said))),
                        List.of(),
                        WordMask.english());
        CaptionSettings settings = CaptionSettings.usual().withMasked(mask);
        Path clip = folder.resolve(mask + "-" + said.hashCode() + ".mp4");
        RenderPlan plan =
                RenderBench.plan(source, CLIP, RenderBench.centre(source), clip)
                        .withSize(SIZE)
                        .withCaptions(
                                captions.track(settings, hook, CLIP, List.of()).orElseThrow());
        RenderBench.render(plan);
        return RenderBench.pictures(clip);
    }

    private static double[] sum(List<RenderBench.Picture> pictures) {
        double[] sum = new double[SIZE.width() * SIZE.height()];
        for (RenderBench.Picture picture : pictures) {
            for (int at = 0; at < sum.length; at++) {
                sum[at] += picture.y(at % SIZE.width(), at / SIZE.width());
            }
        }
        return sum;
    }

    private static double difference(double[] one, double[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += Math.abs(one[at] - other[at]);
        }
        return sum / one.length;
    }

    @Test
    void nothingIsDrawnWhereNothingIsSaidAndNothingAfterACut() throws Exception {
        List<RenderBench.Picture> pictures = rendered(SIZE);

        // the title ends at 320 ms, words begin at 400 and end before the cut at 1000
        for (int i : List.of(8, 9, 25, 26, 39)) {
            assertEquals(0, drawn(pictures.get(i)), "frame " + i);
        }
        for (int i : List.of(0, 7, 10, 24)) {
            assertTrue(drawn(pictures.get(i)) > 100, "frame " + i);
        }
    }

    private static int drawn(RenderBench.Picture picture) {
        int drawn = 0;
        for (byte luma : picture.luma()) {
            drawn += Math.abs((luma & 0xFF) - GRAY) > 25 ? 1 : 0;
        }
        return drawn;
    }

    @Test
    void captionsGoOnWhileOneFrameStands() throws Exception {
        source =
                Footage.ofPicture("color=gray:size=640x360:rate=1")
                        .seconds(3)
                        .write(folder.resolve("slides.mp4"));

        List<RenderBench.Picture> pictures = rendered(SIZE);

        double perMs = pictures.size() / 1_600.0;
        assertEquals(0, drawnSince(pictures, (int) Math.floor(360 * perMs)));
        assertTrue(drawnSince(pictures, (int) Math.ceil(600 * perMs)) > 100);
    }

    private static int drawnSince(List<RenderBench.Picture> pictures, int frame) {
        int drawn = 0;
        byte[] plain = pictures.getLast().luma();
        byte[] luma = pictures.get(frame).luma();
        for (int i = 0; i < plain.length; i++) {
            drawn += Math.abs((luma[i] & 0xFF) - (plain[i] & 0xFF)) > 25 ? 1 : 0;
        }
        return drawn;
    }
}
