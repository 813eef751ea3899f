package studio.truss.core.render.ffmpeg.encoders;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_CLOSED_GOP;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCHROMA_LOC_LEFT;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

import studio.truss.core.render.RenderOutcome;

/// One of FFmpeg's H.264 encoders: High profile, bt709 in tv range, closed groups of 2 s.
public final class LibavEncoder implements VideoEncoder {
    private final String name;
    private final EncoderOptions options;
    private final AVCodecContext context;
    private final @Nullable VaapiUpload upload;

    private LibavEncoder(
            String name,
            EncoderOptions options,
            AVCodecContext context,
            @Nullable VaapiUpload upload) {
        this.name = name;
        this.options = options;
        this.context = context;
        this.upload = upload;
    }

    public static VideoEncoder open(String name, Settings settings) throws RenderFailure {
        AVCodec codec = avcodec_find_encoder_by_name(name);
        if (codec == null || codec.isNull()) {
            throw new RenderFailure(RenderOutcome.Kind.ENCODER, "not in this build of FFmpeg");
        }
        EncoderOptions free =
                EncoderOptions.of(name, settings.quality(), settings.size(), settings.rate());
        EncoderOptions options =
                settings.bitsMax() > 0 ? free.within(name, settings.bitsMax()) : free;
        AVCodecContext context = avcodec_alloc_context3(codec);
        VaapiUpload upload = null;
        try (AVDictionary privates = new AVDictionary(null)) {
            describe(context, settings, options);
            if (name.equals("h264_vaapi")) {
                upload = VaapiUpload.attach(context);
            } else {
                context.pix_fmt(av_get_pix_fmt(options.pixelFormat()));
            }
            options.privates().forEach((key, value) -> av_dict_set(privates, key, value, 0));
            int opened = avcodec_open2(context, codec, privates);
            av_dict_free(privates);
            Codes.encoding(opened, name);
            return new LibavEncoder(name, options, context, upload);
        } catch (RenderFailure | RuntimeException | Error e) {
            if (upload != null) {
                upload.close();
            }
            avcodec_free_context(context);
            throw e;
        }
    }

    private static void describe(
            AVCodecContext context, Settings settings, EncoderOptions options) {
        context.width(settings.size().width());
        context.height(settings.size().height());
        try (AVRational rate = Codes.rational(settings.rate());
                AVRational tick = Codes.rational(settings.rate().inverse());
                AVRational square = new AVRational()) {
            context.framerate(rate);
            context.time_base(tick);
            square.num(1);
            square.den(1);
            context.sample_aspect_ratio(square);
        }
        context.color_range(AVCOL_RANGE_MPEG);
        context.colorspace(AVCOL_SPC_BT709);
        context.color_primaries(AVCOL_PRI_BT709);
        context.color_trc(AVCOL_TRC_BT709);
        context.chroma_sample_location(AVCHROMA_LOC_LEFT);
        context.gop_size(options.gop());
        context.max_b_frames(options.bFrames());
        context.bit_rate(options.bitRate());
        if (options.maxRate() > 0) {
            context.rc_max_rate(options.maxRate());
            context.rc_buffer_size(Math.toIntExact(options.bufferBits()));
        }
        if (options.quantizer() > 0) {
            context.global_quality(options.quantizer());
        }
        context.thread_count(settings.threads());
        context.flags(
                context.flags()
                        | AV_CODEC_FLAG_GLOBAL_HEADER
                        | AV_CODEC_FLAG_CLOSED_GOP
                        | AV_CODEC_FLAG_BITEXACT);
    }

    @Override
    public AVCodecContext context() {
        return context;
    }

    @Override
    public String pixelFormat() {
        return options.pixelFormat();
    }

    @Override
    public void send(@Nullable AVFrame frame) throws RenderFailure {
        AVFrame sent = frame == null || upload == null ? frame : upload.upload(frame);
        Codes.encoding(avcodec_send_frame(context, sent), name);
    }

    @Override
    public boolean receive(AVPacket into) throws RenderFailure {
        int code = avcodec_receive_packet(context, into);
        if (code == AVERROR_EAGAIN() || code == AVERROR_EOF) {
            return false;
        }
        Codes.encoding(code, name);
        return true;
    }

    @Override
    public void close() {
        if (upload != null) {
            upload.close();
        }
        avcodec_free_context(context);
    }
}
