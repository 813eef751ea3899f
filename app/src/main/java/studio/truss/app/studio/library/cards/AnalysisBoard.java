package studio.truss.app.studio.library.cards;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.Notice;
import studio.truss.app.studio.shell.Notices;
import studio.truss.app.studio.shell.StatusModel;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.imports.AnalysisEnd;
import studio.truss.core.imports.AnalysisJob;
import studio.truss.core.library.item.VideoId;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/// The analyses that wait or are under way, and what Gemini is asked, as the window shows them.
/// JavaFX thread, but for [#hear].
public final class AnalysisBoard {
    private static final String PART = "analysis";

    private final Executor fx;
    private final Notices notices;
    private final StatusModel status;
    private final Messages messages;
    private final Map<VideoId, AnalysisJob> jobs = new LinkedHashMap<>();
    private final Map<VideoId, AnalysisJob> heard = new ConcurrentHashMap<>();
    private final AtomicBoolean due = new AtomicBoolean();
    private Map<VideoId, GeminiJob> asked = Map.of();
    private Consumer<VideoId> changed = _ -> {};
    private Function<VideoId, String> titles = VideoId::value;

    public AnalysisBoard(Executor fx, Notices notices, StatusModel status, Messages messages) {
        this.fx = fx;
        this.notices = notices;
        this.status = status;
        this.messages = messages;
    }

    /// @param listener hears which video's analysis has gone on
    /// @param names what a video is called
    public void onChanged(Consumer<VideoId> listener, Function<VideoId, String> names) {
        changed = listener;
        titles = names;
    }

    /// Takes news on any thread; of one video only the newest reaches the window.
    public void hear(AnalysisJob job) {
        heard.put(job.video(), job);
        if (due.compareAndSet(false, true)) {
            fx.execute(this::show);
        }
    }

    private void show() {
        due.set(false);
        for (VideoId video : List.copyOf(heard.keySet())) {
            AnalysisJob job = heard.remove(video);
            if (job != null) {
                show(job);
            }
        }
        status.work(PART, words());
    }

    private void show(AnalysisJob job) {
        switch (job) {
            case AnalysisJob.Waiting waiting -> {
                jobs.put(job.video(), waiting);
                notices.solved(topic(job.video()));
            }
            case AnalysisJob.Working working -> jobs.put(job.video(), working);
            case AnalysisJob.Ended(VideoId video, AnalysisEnd end) -> {
                jobs.remove(video);
                tell(video, end);
            }
        }
        changed.accept(job.video());
    }

    private void tell(VideoId video, AnalysisEnd end) {
        String title = titles.apply(video);
        switch (end) {
            case AnalysisEnd.Done(int moments) ->
                    notices.add(
                            Notice.done(
                                    moments == 0
                                            ? messages.of("library.analysed.none", title)
                                            : messages.of(
                                                    "library.analysed.done", title, moments)));
            case AnalysisEnd.Failed(String words) ->
                    notices.add(
                            Notice.trouble(messages.of("library.analysed.failed", title, words))
                                    .about(topic(video)));
            case AnalysisEnd.Cancelled cancelled -> {}
        }
    }

    private static String topic(VideoId video) {
        return "analysis of " + video.value();
    }

    private String words() {
        for (AnalysisJob job : jobs.values()) {
            if (job instanceof AnalysisJob.Working(VideoId video, var step)) {
                return messages.of(
                        "library.status.analysing",
                        titles.apply(video),
                        Math.round(100 * step.share()));
            }
        }
        return "";
    }

    /// Takes the last job of each video that Gemini is asked about.
    public void asked(Map<VideoId, GeminiJob> now) {
        Map<VideoId, GeminiJob> before = asked;
        asked = Map.copyOf(now);
        now.keySet().stream()
                .filter(video -> !Objects.equals(before.get(video), now.get(video)))
                .forEach(changed);
    }

    /// Null for a video that Gemini was never asked about.
    public @Nullable GeminiJob asked(VideoId video) {
        return asked.get(video);
    }

    /// Null for a video that is not to be analysed.
    public @Nullable AnalysisJob job(VideoId video) {
        return jobs.get(video);
    }
}
