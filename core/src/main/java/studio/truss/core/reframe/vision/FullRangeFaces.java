package studio.truss.core.reframe.vision;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_dnn.blobFromImage;
import static org.bytedeco.opencv.global.opencv_dnn.readNetFromTFLite;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.StringVector;
import org.bytedeco.opencv.opencv_dnn.Net;

import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.FaceFrame.Face;
import studio.truss.core.reframe.FaceFrame.Features;
import studio.truss.core.reframe.FaceFrame.Stir;

import java.nio.file.Path;
import java.util.List;

/// MediaPipe's full-range face detector, run by OpenCV: a picture of 192 by 192, one anchor in the
/// middle of each cell of 48 by 48, sixteen numbers an anchor of which the first four are the box.
final class FullRangeFaces implements FaceModel {
    private static final int INPUT = 192;
    private static final int CELLS = 48;
    private static final int NUMBERS = 16;
    private static final double CELL = (double) INPUT / CELLS;
    private static final int NOSE = 8;
    private static final int MOUTH = 10;
    private static final int EARS = 12;

    /// How far the nose of a face in profile is from the middle of its ears, widths of the face.
    private static final double TURNED = 0.5;

    private static final double SCORE_MIN = 0.55;

    private final Net net;
    private final StringVector outputs;
    private final Mat resized = new Mat();
    private final Mat padded = new Mat();
    private final MatVector results = new MatVector();
    private final Scalar black = new Scalar(0, 0, 0, 0);
    private final Scalar middle = new Scalar(127.5, 127.5, 127.5, 0);
    private final Size inputSize = new Size(INPUT, INPUT);
    private final float[] scores = new float[CELLS * CELLS];
    private final float[] boxes = new float[CELLS * CELLS * NUMBERS];

    FullRangeFaces(Path model) {
        net = readNetFromTFLite(model.toString());
        outputs = net.getUnconnectedOutLayersNames();
    }

    @Override
    public void detect(Mat picture, List<Face> found) {
        double scale = (double) INPUT / Math.max(picture.cols(), picture.rows());
        int width = Math.max(1, (int) Math.round(picture.cols() * scale));
        int height = Math.max(1, (int) Math.round(picture.rows() * scale));
        int left = (INPUT - width) / 2;
        int top = (INPUT - height) / 2;
        try (Size size = new Size(width, height)) {
            resize(picture, resized, size, 0, 0, scale < 1 ? INTER_AREA : INTER_LINEAR);
        }
        copyMakeBorder(
                resized,
                padded,
                top,
                INPUT - height - top,
                left,
                INPUT - width - left,
                BORDER_CONSTANT,
                black);
        try (Mat blob = blobFromImage(padded, 1 / 127.5, inputSize, middle, true, false, CV_32F)) {
            net.setInput(blob);
            net.forward(results, outputs);
        }
        for (long i = 0; i < results.size(); i++) {
            Mat result = results.get(i);
            float[] into = result.total() == scores.length ? scores : boxes;
            try (FloatPointer numbers = new FloatPointer(result.data())) {
                numbers.get(into);
            }
        }
        decode(scale, left, top, found);
    }

    private void decode(double scale, int left, int top, List<Face> found) {
        for (int i = 0; i < scores.length; i++) {
            double score = 1 / (1 + Math.exp(-scores[i]));
            if (score < SCORE_MIN) {
                continue;
            }
            int at = i * NUMBERS;
            int column = i % CELLS;
            int row = i / CELLS;
            double x = (column + 0.5) * CELL + boxes[at];
            double y = (row + 0.5) * CELL + boxes[at + 1];
            double w = boxes[at + 2];
            double h = boxes[at + 3];
            if (w > 0 && h > 0) {
                Box box =
                        new Box(
                                (x - w / 2 - left) / scale,
                                (y - h / 2 - top) / scale,
                                w / scale,
                                h / scale);
                found.add(new Face(box, score, -1, features(at), Stir.UNKNOWN));
            }
        }
    }

    /// Six points follow the box, x before y, counted from where the box is: both eyes, nose,
    /// mouth, both ears.
    private Features features(int at) {
        double w = boxes[at + 2];
        double h = boxes[at + 3];
        double nose = boxes[at + NOSE];
        double ears = (boxes[at + EARS] + boxes[at + EARS + 2]) / 2;
        return new Features(
                Math.clamp(0.5 + (boxes[at + MOUTH] - boxes[at]) / w, 0.2, 0.8),
                Math.clamp(0.5 + (boxes[at + MOUTH + 1] - boxes[at + 1]) / h, 0.55, 0.9),
                Math.clamp((nose - ears) / (w * TURNED), -1, 1));
    }

    @Override
    public void close() {
        results.close();
        outputs.close();
        resized.close();
        padded.close();
        black.close();
        middle.close();
        inputSize.close();
        net.close();
    }
}
