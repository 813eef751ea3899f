package studio.truss.core.render.ffmpeg.encoders;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.Rational;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.Quality;

/// An open H.264 encoder. One thread for life.
public interface VideoEncoder extends AutoCloseable {

    /// What is to be encoded.
    ///
    /// @param threads 0 for one per core
    /// @param bitsMax a second, 0 where only the quality says
    record Settings(FrameSize size, Rational rate, Quality quality, int threads, long bitsMax) {
        public Settings(FrameSize size, Rational rate, Quality quality, int threads) {
            this(size, rate, quality, threads, 0);
        }
    }

    /// Opens encoders by FFmpeg's name.
    @FunctionalInterface
    interface Factory {
        /// @throws RenderFailure where the device or the library refuses
        VideoEncoder open(String encoder, Settings settings) throws RenderFailure;
    }

    /// Its parameters, for the muxer.
    AVCodecContext context();

    /// FFmpeg's name of the frames that it takes.
    String pixelFormat();

    /// @param frame pts in frames of the clip; null flushes
    void send(@Nullable AVFrame frame) throws RenderFailure;

    /// @return false where more must be sent first, or nothing is left
    boolean receive(AVPacket into) throws RenderFailure;

    @Override
    void close();
}
