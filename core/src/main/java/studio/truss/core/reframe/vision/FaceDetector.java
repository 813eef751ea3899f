package studio.truss.core.reframe.vision;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.SmallFrame;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.FaceFrame.Face;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// Finds faces in small frames: in the whole picture and, where that shows none and it is wide or
/// tall, now and then in two squares of it, so that small faces are seen too. Frames come in order
/// of time. One thread for life; owns native memory until closed.
public final class FaceDetector implements AutoCloseable {
    private static final double SAME_FACE_IOU = 0.3;

    /// A box that lies this much inside a better one is the same face.
    private static final double SAME_FACE_INSIDE = 0.6;

    /// Pictures longer than this against their other side are also looked at in squares.
    private static final double SQUARES_FROM = 1.3;

    /// After squares without a face, so many empty frames are believed.
    private static final int REST_FRAMES = 3;

    private final FaceModel model;
    private final boolean squares;
    private final String name;
    private final @Nullable String weightsSha256;
    private @Nullable Mat picture;
    private int rest;

    /// @param tfliteModel MediaPipe's full-range face detector, or null for OpenCV's own cascades
    public static FaceDetector open(@Nullable Path tfliteModel) {
        opencv_core.setNumThreads(1);
        if (tfliteModel == null) {
            return new FaceDetector(new CascadeFaces(), false, "opencv-cascades", null);
        }
        String hash = sha256(tfliteModel);
        return new FaceDetector(
                new FullRangeFaces(tfliteModel), true, "mediapipe-full-range", hash);
    }

    private FaceDetector(
            FaceModel model, boolean squares, String name, @Nullable String weightsSha256) {
        this.model = model;
        this.squares = squares;
        this.name = name;
        this.weightsSha256 = weightsSha256;
    }

    /// The faces of one frame, boxes in source pixels, best first, tracks -1.
    public FaceFrame detect(SmallFrame frame) {
        Mat mat = hold(frame);
        List<Face> found = new ArrayList<>();
        model.detect(mat, found);
        if (squares && found.isEmpty() && --rest < 0) {
            detectInSquares(mat, found);
            rest = found.isEmpty() ? REST_FRAMES : 0;
        }
        return new FaceFrame(frame.ms(), toSource(onePerFace(found), frame.scale()));
    }

    private Mat hold(SmallFrame frame) {
        Mat mat = picture;
        if (mat == null || mat.cols() != frame.width() || mat.rows() != frame.height()) {
            if (mat != null) {
                mat.close();
            }
            mat = new Mat(frame.height(), frame.width(), CV_8UC3);
            picture = mat;
        }
        BytePointer data = mat.data();
        data.put(frame.bgr(), 0, frame.width() * frame.height() * 3);
        return mat;
    }

    private void detectInSquares(Mat mat, List<Face> found) {
        int side = Math.min(mat.cols(), mat.rows());
        if (Math.max(mat.cols(), mat.rows()) < side * SQUARES_FROM) {
            return;
        }
        for (int last = 0; last < 2; last++) {
            int x = last * (mat.cols() - side);
            int y = last * (mat.rows() - side);
            List<Face> inside = new ArrayList<>();
            try (Rect rect = new Rect(x, y, side, side);
                    Mat square = new Mat(mat, rect)) {
                model.detect(square, inside);
            }
            for (Face face : inside) {
                if (!cutBySeam(face.box(), side, x, y, mat)) {
                    Box b = face.box();
                    Box moved = new Box(b.x() + x, b.y() + y, b.w(), b.h());
                    found.add(face.at(moved));
                }
            }
        }
    }

    /// A face that the edge of a square cuts is seen whole in the whole picture.
    private static boolean cutBySeam(Box box, int side, int x, int y, Mat mat) {
        return (box.x() < 0 && x > 0)
                || (box.y() < 0 && y > 0)
                || (box.right() > side && x + side < mat.cols())
                || (box.bottom() > side && y + side < mat.rows());
    }

    private static List<Face> onePerFace(List<Face> found) {
        found.sort(Comparator.comparingDouble(Face::score).reversed());
        List<Face> kept = new ArrayList<>();
        for (Face face : found) {
            boolean known = false;
            for (Face better : kept) {
                known |= same(face.box(), better.box());
            }
            if (!known) {
                kept.add(face);
            }
        }
        return kept;
    }

    private static boolean same(Box a, Box b) {
        double iou = a.iou(b);
        double overlap = iou * (a.area() + b.area()) / (1 + iou);
        return iou > SAME_FACE_IOU || overlap > SAME_FACE_INSIDE * Math.min(a.area(), b.area());
    }

    private static List<Face> toSource(List<Face> faces, double scale) {
        List<Face> scaled = new ArrayList<>(faces.size());
        for (Face face : faces) {
            Box b = face.box();
            Box box = new Box(b.x() * scale, b.y() * scale, b.w() * scale, b.h() * scale);
            scaled.add(face.at(box));
        }
        return scaled;
    }

    /// For the manifest's `versions`.
    public String name() {
        return name;
    }

    /// Of the model file; null where OpenCV's own cascades stand in.
    public @Nullable String weightsSha256() {
        return weightsSha256;
    }

    @Override
    public void close() {
        if (picture != null) {
            picture.close();
        }
        model.close();
    }

    private static String sha256(Path file) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(hash);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the face model " + file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
