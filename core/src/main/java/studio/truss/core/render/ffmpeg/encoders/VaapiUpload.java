package studio.truss.core.render.ffmpeg.encoders;

import static org.bytedeco.ffmpeg.global.avutil.AV_HWDEVICE_TYPE_VAAPI;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NV12;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_VAAPI;
import static org.bytedeco.ffmpeg.global.avutil.av_buffer_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_buffer_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_copy_props;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_hwdevice_ctx_create;
import static org.bytedeco.ffmpeg.global.avutil.av_hwframe_ctx_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_hwframe_ctx_init;
import static org.bytedeco.ffmpeg.global.avutil.av_hwframe_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_hwframe_transfer_data;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVBufferRef;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVHWFramesContext;

/// Carries frames into a VAAPI device's memory, the only place from which its encoder takes them.
final class VaapiUpload implements AutoCloseable {
    private static final String ENCODER = "h264_vaapi";
    private static final int POOL = 20;

    private final AVBufferRef frames;
    private final AVFrame onDevice = av_frame_alloc();

    private VaapiUpload(AVBufferRef frames) {
        this.frames = frames;
    }

    /// Opens the machine's first device and tells the encoder, not yet open, to read from it.
    static VaapiUpload attach(AVCodecContext encoder) throws RenderFailure {
        AVBufferRef device = new AVBufferRef(null);
        Codes.encoding(
                av_hwdevice_ctx_create(device, AV_HWDEVICE_TYPE_VAAPI, (String) null, null, 0),
                ENCODER);
        AVBufferRef frames = av_hwframe_ctx_alloc(device);
        av_buffer_unref(device);
        try {
            AVHWFramesContext pool = new AVHWFramesContext(frames.data());
            pool.format(AV_PIX_FMT_VAAPI);
            pool.sw_format(AV_PIX_FMT_NV12);
            pool.width(encoder.width());
            pool.height(encoder.height());
            pool.initial_pool_size(POOL);
            Codes.encoding(av_hwframe_ctx_init(frames), ENCODER);
        } catch (RenderFailure e) {
            av_buffer_unref(frames);
            throw e;
        }
        encoder.pix_fmt(AV_PIX_FMT_VAAPI);
        encoder.hw_frames_ctx(av_buffer_ref(frames));
        return new VaapiUpload(frames);
    }

    /// @return borrowed until the next call
    AVFrame upload(AVFrame frame) throws RenderFailure {
        av_frame_unref(onDevice);
        Codes.encoding(av_hwframe_get_buffer(frames, onDevice, 0), ENCODER);
        Codes.encoding(av_hwframe_transfer_data(onDevice, frame, 0), ENCODER);
        av_frame_copy_props(onDevice, frame);
        return onDevice;
    }

    @Override
    public void close() {
        av_frame_free(onDevice);
        av_buffer_unref(frames);
    }
}
