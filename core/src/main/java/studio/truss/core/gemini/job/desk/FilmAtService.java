package studio.truss.core.gemini.job.desk;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.GeminiJob.State;
import studio.truss.core.gemini.job.JobFailure;
import studio.truss.core.gemini.job.store.FilmTable;
import studio.truss.core.gemini.job.store.JobQueue;
import studio.truss.core.gemini.job.store.KeptFilm;
import studio.truss.core.gemini.job.video.SmallFilm;
import studio.truss.core.gemini.job.video.VideoFacts;
import studio.truss.core.gemini.job.video.Videos;
import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;
import studio.truss.core.gemini.remote.RemoteFile;
import studio.truss.core.media.FileTrouble;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The small film, brought to the service when a question first needs it: made, sent from where an
/// earlier upload ended, and waited for. Any thread; one does the work and the others wait.
final class FilmAtService {
    private static final int SENT_MOST = 2;
    private static final Duration LOOK = Duration.ofSeconds(2);

    /// The service needs seconds for minutes of film; what takes much longer has gone wrong there.
    private static final Duration LOOKED_LEAST = Duration.ofMinutes(2);

    private static final int LOOKED_SHARE = 20;

    /// A file that is deleted while it is asked about is no use.
    private static final Duration SOON = Duration.ofMinutes(30);

    private final GeminiJob job;
    private final VideoFacts facts;
    private final Videos videos;
    private final GeminiAccess access;
    private final JobQueue queue;
    private final FilmTable films;
    private final Clock clock;
    private final Pace pace;
    private final Watch watch;
    private @Nullable String uri;
    private int sent;

    FilmAtService(
            GeminiJob job,
            VideoFacts facts,
            Videos videos,
            GeminiAccess access,
            JobQueue queue,
            FilmTable films,
            Clock clock,
            Pace pace,
            Watch watch) {
        this.job = job;
        this.facts = facts;
        this.videos = videos;
        this.access = access;
        this.queue = queue;
        this.films = films;
        this.clock = clock;
        this.pace = pace;
        this.watch = watch;
    }

    /// What questions name the film by.
    synchronized String uri() {
        String known = uri;
        if (known == null) {
            known = bring();
            uri = known;
            queue.state(job.id(), State.ASKING, null);
        }
        return known;
    }

    /// The service does not have it any more.
    ///
    /// @throws GeminiException where that happens again and again
    synchronized void gone(String gone, GeminiException e) {
        if (gone.equals(uri)) {
            again(e);
            uri = null;
        }
    }

    private void again(GeminiException e) {
        if (sent >= SENT_MOST) {
            throw e;
        }
        films.forget(key());
    }

    private String key() {
        return facts.sha256() + " " + access.account();
    }

    private String bring() {
        while (true) {
            watch.check();
            KeptFilm kept = films.find(key()).orElse(null);
            try {
                String name = kept == null ? null : kept.name();
                if (kept != null && name != null && !endsSoon(kept)) {
                    return usable(name);
                }
                RemoteFile file = send(kept == null || name != null ? null : kept.place());
                return file.state() == RemoteFile.State.ACTIVE ? ready(file) : usable(file.name());
            } catch (GeminiException e) {
                if (e.kind() != Kind.FILE_GONE && e.kind() != Kind.UPLOAD_GONE) {
                    throw e;
                }
                again(e);
            }
        }
    }

    private boolean endsSoon(KeptFilm kept) {
        Instant expires = kept.expiresAt();
        return expires != null && expires.isBefore(clock.instant().plus(SOON));
    }

    private RemoteFile send(@Nullable String place) {
        queue.state(job.id(), State.PREPARING, null);
        queue.film(job.id(), 0, facts.filmBytes(), facts.sourceBytes());
        try (SmallFilm film = videos.film(job.video(), watch.heartbeat())) {
            if (place == null) {
                sent++;
            }
            queue.film(job.id(), 0, film.bytes(), facts.sourceBytes());
            queue.state(job.id(), State.UPLOADING, null);
            Upload upload = new Upload(film, access.service(), pace, watch, this::progress);
            RemoteFile file = upload.send(place, begun -> films.put(key(), KeptFilm.begun(begun)));
            films.put(key(), new KeptFilm(null, file.name(), file.uri(), file.expiresAt()));
            return file;
        } catch (IOException e) {
            throw new JobFailure("The small film cannot be read: " + FileTrouble.words(e));
        }
    }

    private void progress(long there, long total, long left) {
        queue.film(job.id(), there, total, facts.sourceBytes());
        if (left > 0) {
            queue.uploaded(job.id(), left);
        }
    }

    /// Waits until the service has looked at it.
    private String usable(String name) {
        Instant from = clock.instant();
        int tries = 0;
        while (true) {
            pace.enter();
            try {
                RemoteFile now = access.service().file(name);
                tries = 0;
                switch (now.state()) {
                    case ACTIVE -> {
                        return ready(now);
                    }
                    case FAILED -> {
                        films.forget(key());
                        throw new JobFailure(
                                "Gemini could not use the film (%s). Try again later."
                                        .formatted(
                                                Optional.ofNullable(now.problem())
                                                        .orElse("it does not say why")));
                    }
                    case PROCESSING -> rest(from);
                }
            } catch (GeminiException e) {
                pace.failed(e, ++tries);
            }
        }
    }

    private void rest(Instant from) {
        Duration most = LOOKED_LEAST.plusMillis(facts.durationMs() / LOOKED_SHARE);
        if (Duration.between(from, clock.instant()).compareTo(most) > 0) {
            throw new JobFailure(
                    "Gemini has not finished looking at the film after %d minutes. It is there: try again later."
                            .formatted(most.toMinutes()));
        }
        queue.state(job.id(), State.WAITING_FOR_FILE, null);
        pace.rest(LOOK);
    }

    private String ready(RemoteFile file) {
        films.put(key(), new KeptFilm(null, file.name(), file.uri(), file.expiresAt()));
        queue.film(job.id(), file.sizeBytes(), file.sizeBytes(), facts.sourceBytes());
        return file.uri();
    }
}
