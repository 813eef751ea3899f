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

/// The sound of a source, heard while its picture is watched, and the chat laid over it. One
/// thread; closing it cancels what is not wanted any more.
final class Hearing implements AutoCloseable {
    private final @Nullable Pending<EngineJobs.Heard> pending;
    private final @Nullable ChatLog chat;
    private final long chatOffsetMs;
    private final List<String> notes = new ArrayList<>();

    private Hearing(
            @Nullable Pending<EngineJobs.Heard> pending,
            @Nullable ChatLog chat,
            long chatOffsetMs) {
        this.pending = pending;
        this.chat = chat;
        this.chatOffsetMs = chatOffsetMs;
    }

    static Hearing begin(
            Engine engine,
            Source source,
            @Nullable ChatLog chat,
            ClipSettings settings,
            ClipListener listener) {
        AudioStream stream = source.info().audio();
        Pending<EngineJobs.Heard> pending =
                stream == null
                        ? null
                        : engine.listening(
                                source.file(),
                                source.info(),
                                stream,
                                listener.heartbeat(ClipListener.Stage.LISTEN, source.typed()));
        return new Hearing(pending, chat, settings.chatOffsetMs());
    }

    /// Waits for the end of the sound.
    Sounds sounds() {
        SoundTrack track = pending == null ? null : track(pending.await());
        AlignedChat aligned = chat == null ? null : ChatAligner.align(chat, track, chatOffsetMs);
        return new Sounds(track, aligned);
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
