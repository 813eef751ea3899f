package studio.truss.core.gemini.job.desk;

import org.jspecify.annotations.Nullable;

import studio.truss.core.derived.AnalysisFilm;
import studio.truss.core.gemini.job.JobFailure;
import studio.truss.core.gemini.job.video.SmallFilm;
import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiService;
import studio.truss.core.gemini.remote.RemoteFile;
import studio.truss.core.transfer.flow.Bandwidth;
import studio.truss.core.transfer.flow.FileChanged;
import studio.truss.core.transfer.flow.FileRange;
import studio.truss.core.transfer.flow.Flow;
import studio.truss.core.transfer.remote.Hashes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Consumer;

/// Sends one film, piece by piece; what broke off goes on where the service has it.
final class Upload {
    /// What the service calls it; the video's own name stays here.
    private static final String NAME = "film";

    private static final long TOLD_EVERY = 256 << 10;

    private final SmallFilm film;
    private final GeminiService service;
    private final Pace pace;
    private final Watch watch;
    private final Progress progress;
    private long there;

    @FunctionalInterface
    interface Progress {
        /// @param there of `total`, what the service has or is being sent
        /// @param left bytes that left this machine since the last call
        void at(long there, long total, long left);
    }

    Upload(SmallFilm film, GeminiService service, Pace pace, Watch watch, Progress progress) {
        this.film = film;
        this.service = service;
        this.pace = pace;
        this.watch = watch;
        this.progress = progress;
    }

    /// @param place of an upload that was begun earlier; null to begin one
    /// @param begun hears the place of a new one, before any byte leaves
    /// @throws GeminiException `UPLOAD_GONE` where the service does not know the place any more
    RemoteFile send(@Nullable String place, Consumer<String> begun) throws IOException {
        if (film.bytes() > GeminiService.FILE_MAX) {
            throw new JobFailure(
                    "The video is too long for Gemini: even its small film has over 2 GB. Cut it"
                            + " into parts first.");
        }
        String to = place;
        boolean ask = place != null;
        int tries = 0;
        while (true) {
            pace.enter();
            try {
                if (to == null) {
                    to = service.begin(NAME, AnalysisFilm.MIME_TYPE, film.bytes());
                    begun.accept(to);
                }
                if (ask) {
                    there = onPiece(service.received(to));
                    ask = false;
                }
                Optional<RemoteFile> file = piece(to);
                tries = 0;
                if (file.isPresent()) {
                    return file.get();
                }
            } catch (GeminiException e) {
                pace.failed(e, ++tries);
                ask = to != null;
            }
        }
    }

    /// Where the service has all of it, asking for the last piece again gives the file.
    private long onPiece(long received) {
        return received < film.bytes()
                ? received
                : (film.bytes() - 1) / GeminiService.PIECE * GeminiService.PIECE;
    }

    private Optional<RemoteFile> piece(String to) throws IOException {
        long from = there;
        long next = Math.min(film.bytes(), from + GeminiService.PIECE);
        Count count = new Count(from);
        Flow flow = new Flow(new Bandwidth(), watch::check, count::passed);
        String sha256 = sha256(from, next - from);
        try {
            Optional<RemoteFile> file =
                    service.send(
                            to,
                            from,
                            new FileRange(film.file(), from, next - from, sha256, flow),
                            next == film.bytes());
            there = next;
            return file;
        } finally {
            count.tell(there == next ? next : from);
        }
    }

    private String sha256(long from, long size) throws IOException {
        MessageDigest digest = Hashes.sha256();
        byte[] buffer = new byte[1 << 16];
        try (FileChannel channel = FileChannel.open(film.file(), StandardOpenOption.READ);
                InputStream in = Channels.newInputStream(channel.position(from))) {
            long left = size;
            while (left > 0) {
                int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (n < 0) {
                    throw new FileChanged(film.file());
                }
                digest.update(buffer, 0, n);
                left -= n;
            }
        }
        return Hashes.hex(digest.digest());
    }

    /// Bytes of a piece on their way. One thread.
    private final class Count {
        private final long from;
        private long done;
        private long left;

        Count(long from) {
            this.from = from;
        }

        /// @param now of the piece; less than before where it is sent again
        void passed(long now) {
            left += Math.max(0, now - done);
            done = now;
            if (left >= TOLD_EVERY) {
                tell(from + done);
            }
        }

        void tell(long at) {
            progress.at(at, film.bytes(), left);
            left = 0;
        }
    }
}
