package studio.truss.core.clips;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.watch.Sounds;
import studio.truss.core.engine.Engine;
import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.EngineResult;
import studio.truss.core.engine.Pending;
import studio.truss.core.live.ChatLog;
import studio.truss.core.media.AudioStream;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaProblem;
import studio.truss.core.moments.signal.AlignedChat;
import studio.truss.core.moments.sound.SoundTrack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The sound of a source, heard while its picture is watched, and the chat laid over it. One
/// thread; closing it cancels what is not wanted any more.
final class Hearing implements AutoCloseable {
    /// A log of less of the video than this says nothing of what is usual in it.
    private static final double CHAT_COVERS_MIN = 0.25;

    private final @Nullable Pending<EngineJobs.Heard> pending;
    private final @Nullable ChatLog chat;
    private final long chatOffsetMs;
    private final long durationMs;
    private final List<String> notes = new ArrayList<>();

    private Hearing(
            @Nullable Pending<EngineJobs.Heard> pending,
            @Nullable ChatLog chat,
            long chatOffsetMs,
            long durationMs) {
        this.pending = pending;
        this.chat = chat;
        this.chatOffsetMs = chatOffsetMs;
        this.durationMs = durationMs;
    }

    /// @param durationMs of the source as far as it can be used
    static Hearing begin(
            Engine engine,
            Source source,
            long durationMs,
            @Nullable ChatLog chat,
            ClipSettings settings,
            ClipListener listener) {
        AudioStream stream = source.info().audio();
        Pending<EngineJobs.Heard> pending =
                stream == null
                        ? null
                        : engine.listening(
                                source.file(),
                                source.info().until(durationMs),
                                stream,
                                listener.heartbeat(ClipListener.Stage.LISTEN, source.typed()));
        return new Hearing(pending, chat, settings.chatOffsetMs(), durationMs);
    }

    /// Waits for the end of the sound.
    Sounds sounds() {
        SoundTrack track = pending == null ? null : track(pending.await());
        return new Sounds(track, chat == null ? null : laid(chat, track));
    }

    /// The chat over the source; null where it lies beside it, so that its weight goes to the rest.
    private @Nullable AlignedChat laid(ChatLog log, @Nullable SoundTrack track) {
        AlignedChat aligned = ChatAligner.align(log, track, chatOffsetMs);
        double covered = aligned.covered(durationMs);
        if (covered >= CHAT_COVERS_MIN) {
            return aligned;
        }
        notes.add(
                String.format(
                        Locale.ROOT,
                        "The chat was left out: it covers %.0f %% of the video. Check the file and"
                                + " --chat-offset.",
                        100 * covered));
        return null;
    }

    private @Nullable SoundTrack track(EngineResult<EngineJobs.Heard> result) {
        return switch (result) {
            case EngineResult.Got<EngineJobs.Heard>(var heard) -> heard.track();
            case EngineResult.Refused<EngineJobs.Heard>(MediaProblem problem) -> {
                notes.add("The sound was left out: " + problem.message());
                yield null;
            }
            case EngineResult.Cancelled<EngineJobs.Heard>() -> throw new Heartbeat.Cancelled();
        };
    }

    List<String> notes() {
        return notes;
    }

    @Override
    public void close() {
        if (pending != null) {
            pending.close();
        }
    }
}
