package studio.truss.app.cli.library;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.captions.Segment;
import studio.truss.core.captions.Transcript;
import studio.truss.core.captions.timing.HeardSpeech;
import studio.truss.core.captions.timing.SpokenTimes;
import studio.truss.core.captions.whisper.ModelFile;
import studio.truss.core.clips.Analysis;
import studio.truss.core.engine.EngineResult;
import studio.truss.core.engine.Transcriber;
import studio.truss.core.media.AudioStream;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.moments.sound.SoundTrack;
import studio.truss.core.worker.lane.FaultLog;
import studio.truss.core.worker.lane.WorkerEnvironment;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a Whisper model on this machine hears in a video.
///
/// @param language a code of Whisper's, or `auto`
record LocalTranscript(AppGraph graph, Terminal terminal, Path model, String language) {

    /// @param typed as the creator names the video
    /// @param sha256 of its file
    /// @throws CommandFailure where the video or the model cannot be used
    Transcript of(String typed, String sha256) {
        ModelFile.problem(model)
                .ifPresent(words -> {
                    throw VideoSource.unusable(words);
                });
        VideoSource sources = new VideoSource(graph);
        File named = new File(typed);
        Path file =
                named.isFile()
                        ? named.toPath().toAbsolutePath()
                        : sources.file(new KnownVideo(graph.library()).find(typed));
        MediaInfo info = sources.info(file);
        AudioStream sound =
                info.sound().orElseThrow(() -> VideoSource.unusable(typed + " has no sound."));
        var request = new Transcriber.Request(file, info, sound, model.toAbsolutePath(), language);
        return new Transcript(placed(said(request), sha256, info.durationMs()));
    }

    private List<Segment> said(Transcriber.Request request) {
        Heartbeat heartbeat =
                (done, total) -> {
                    if (graph.isCancelled()) {
                        throw new Heartbeat.Cancelled();
                    }
                    terminal.progress("listening", done, total, "");
                };
        try (Transcriber transcriber =
                Transcriber.open(WorkerEnvironment.system(FaultLog.none()))) {
            return switch (transcriber.transcribe(request, heartbeat)) {
                case EngineResult.Got<Transcriber.Transcribed>(var heard) -> heard.segments();
                case EngineResult.Refused<Transcriber.Transcribed>(var problem) ->
                        throw VideoSource.unusable(problem.message());
                case EngineResult.Cancelled<Transcriber.Transcribed>() ->
                        throw new Heartbeat.Cancelled();
            };
        } finally {
            terminal.closeBar();
        }
    }

    /// Where the video was analysed, speech is known better than a model's times tell.
    private List<Segment> placed(List<Segment> said, String sha256, long durationMs) {
        try {
            Optional<Analysis> known = graph.analyses().find(sha256);
            SoundTrack sound = known.map(analysis -> analysis.observed().sound()).orElse(null);
            return sound == null
                    ? said
                    : SpokenTimes.refined(
                            said, HeardSpeech.of(sound.speech(), sound.hopMs()), durationMs);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what was analysed", e);
        }
    }
}
