package studio.truss.core.reframe.vision;

import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.equalizeHist;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_objdetect;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;

import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.FaceFrame.Face;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The face cascades that come with OpenCV: from the front and from both sides. Slower and blinder
/// than the network, but always there.
final class CascadeFaces implements FaceModel {
    /// Cost grows with the pixels; this is where faces of a twentieth of the picture are found.
    private static final double LONGEST_SIDE = 320;

    private static final double STEP = 1.1;
    private static final int FRONT_NEIGHBOURS = 4;
    private static final int SIDE_NEIGHBOURS = 5;

    /// The cascades give no probability: a face from the front counts more.
    private static final double FRONT_SCORE = 0.8;

    private static final double SIDE_SCORE = 0.7;

    private final CascadeClassifier front = open("haarcascade_frontalface_alt2.xml");
    private final CascadeClassifier side = open("haarcascade_profileface.xml");
    private final Mat small = new Mat();
    private final Mat gray = new Mat();
    private final Mat flipped = new Mat();
    private final RectVector rectangles = new RectVector();
    private final Size smallest = new Size(18, 18);
    private final Size any = new Size();

    private static CascadeClassifier open(String name) {
        String resource =
                "/org/bytedeco/opencv/"
                        + Loader.getPlatform()
                        + "/share/opencv4/haarcascades/"
                        + name;
        try {
            String file = Loader.cacheResource(opencv_objdetect.class, resource).getPath();
            CascadeClassifier cascade = new CascadeClassifier(file);
            if (cascade.empty()) {
                throw new IllegalStateException("OpenCV does not read its own cascade " + file);
            }
            return cascade;
        } catch (IOException e) {
            throw new UncheckedIOException("unpacking " + resource, e);
        }
    }

    @Override
    public void detect(Mat picture, List<Face> found) {
        double scale = Math.min(1, LONGEST_SIDE / Math.max(picture.cols(), picture.rows()));
        try (Size size =
                new Size(
                        (int) Math.round(picture.cols() * scale),
                        (int) Math.round(picture.rows() * scale))) {
            resize(picture, small, size, 0, 0, INTER_AREA);
        }
        cvtColor(small, gray, COLOR_BGR2GRAY);
        equalizeHist(gray, gray);
        collect(front, gray, FRONT_NEIGHBOURS, FRONT_SCORE, scale, false, found);
        if (found.isEmpty()) {
            collect(side, gray, SIDE_NEIGHBOURS, SIDE_SCORE, scale, false, found);
            flip(gray, flipped, 1);
            collect(side, flipped, SIDE_NEIGHBOURS, SIDE_SCORE, scale, true, found);
        }
    }

    private void collect(
            CascadeClassifier cascade,
            Mat picture,
            int neighbours,
            double score,
            double scale,
            boolean mirrored,
            List<Face> found) {
        cascade.detectMultiScale(picture, rectangles, STEP, neighbours, 0, smallest, any);
        for (long i = 0; i < rectangles.size(); i++) {
            Rect r = rectangles.get(i);
            int x = mirrored ? picture.cols() - r.x() - r.width() : r.x();
            Box box = new Box(x / scale, r.y() / scale, r.width() / scale, r.height() / scale);
            found.add(new Face(box, score, -1));
        }
    }

    @Override
    public void close() {
        front.close();
        side.close();
        small.close();
        gray.close();
        flipped.close();
        rectangles.close();
        smallest.close();
        any.close();
    }
}
