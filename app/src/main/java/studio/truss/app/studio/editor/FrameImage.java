package studio.truss.app.studio.editor;

import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import studio.truss.app.studio.player.Frame;

/// A frame as an image, without a copy.
final class FrameImage {
    private FrameImage() {}

    static Image of(Frame frame) {
        return new WritableImage(
                new PixelBuffer<>(
                        frame.width(),
                        frame.height(),
                        frame.bgra(),
                        PixelFormat.getByteBgraPreInstance()));
    }
}
