package studio.truss.app.report;

import org.jspecify.annotations.Nullable;

import studio.truss.core.engine.FrameWish;
import studio.truss.core.engine.Preview;
import studio.truss.core.engine.Shown;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.Prober;
import studio.truss.core.media.VideoStream;
import studio.truss.core.worker.FrameRing;
import studio.truss.core.worker.lane.JobOutcome;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;

/// Pictures of clips, decoded by the interactive worker. A clip that cannot be shown gives none.
/// One thread.
public final class PreviewPictures implements ClipPictures {
    private static final int REPORT_WIDTH = 180;
    private static final ValueLayout.OfInt BGRA =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Prober prober;
    private final Preview preview;
    private final int width;

    public PreviewPictures(Prober prober, Preview preview) {
        this(prober, preview, REPORT_WIDTH);
    }

    /// @param width of a picture at the most
    public PreviewPictures(Prober prober, Preview preview, int width) {
        this.prober = prober;
        this.preview = preview;
        this.width = width;
    }

    @Override
    public List<byte[]> of(Path clip, int count) {
        List<byte[]> pictures = new ArrayList<>();
        if (prober.probe(clip) instanceof ProbeResult.Usable(MediaInfo info)) {
            VideoStream video = info.picture().orElseThrow();
            for (int i = 0; i < count; i++) {
                long ms = info.durationMs() * (2L * i + 1) / (2L * count);
                picture(FrameWish.exact(clip, video, ms, width)).ifPresent(pictures::add);
            }
        }
        return pictures;
    }

    /// The frame of a film at a time, as JPEG; of a damaged film too, where it is whole there.
    public Optional<byte[]> at(Path film, long ms) {
        Optional<VideoStream> stream =
                switch (prober.probe(film)) {
                    case ProbeResult.Usable(var info) -> info.picture();
                    case ProbeResult.Partly(var info, var problem, var usableMs) -> info.picture();
                    case ProbeResult.Unusable unusable -> Optional.empty();
                };
        return stream.flatMap(video -> picture(FrameWish.exact(film, video, ms, width)));
    }

    private Optional<byte[]> picture(FrameWish wish) {
        FrameRing.Ticket ticket = ticket(wish);
        if (ticket == null) {
            return Optional.empty();
        }
        byte[] bytes = new byte[Math.toIntExact(4L * ticket.width() * ticket.height())];
        MemorySegment target = MemorySegment.ofArray(bytes);
        if (!preview.read(ticket, target)) {
            return Optional.empty();
        }
        BufferedImage image =
                new BufferedImage(ticket.width(), ticket.height(), BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = target.get(BGRA, 4L * i) & 0xFFFFFF;
        }
        return Optional.of(jpeg(image));
    }

    private FrameRing.@Nullable Ticket ticket(FrameWish wish) {
        try {
            return preview.show(wish).await() instanceof JobOutcome.Done<Shown>(Shown shown)
                    ? shown.ticket()
                    : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static byte[] jpeg(BufferedImage image) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "jpg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into memory", e);
        }
    }
}
