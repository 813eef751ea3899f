package studio.truss.core.reframe.vision;

import org.bytedeco.opencv.opencv_core.Mat;

import studio.truss.core.reframe.FaceFrame.Face;

import java.util.List;

/// One way to find faces in a BGR picture. One thread for life; owns native memory until closed.
interface FaceModel extends AutoCloseable {

    /// Adds what it finds to `found`, boxes in pixels of `picture`, several for one face allowed.
    void detect(Mat picture, List<Face> found);

    @Override
    void close();
}
