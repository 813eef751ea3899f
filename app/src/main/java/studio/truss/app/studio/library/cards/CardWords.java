package studio.truss.app.studio.library.cards;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.library.cards.CardLine.Action;
import studio.truss.app.studio.library.cards.CardLine.Tone;
import studio.truss.app.studio.library.search.Card;
import studio.truss.app.studio.library.search.LibraryAnswer;
import studio.truss.app.studio.library.search.LibraryAnswer.Section;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Times;
import studio.truss.core.clips.ClipListener.Stage;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.GeminiJob.State;
import studio.truss.core.imports.AnalysisJob;
import studio.truss.core.imports.AnalysisStep;
import studio.truss.core.library.VideoSummary;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the cards and the headings between them say. Pure.
public final class CardWords {
    private static final String DOT = " · ";

    private final Messages messages;

    public CardWords(Messages messages) {
        this.messages = messages;
    }

    /// How a video stands: what is being done with it, else what is wrong, else what it has.
    ///
    /// @param detail null while it is not loaded
    /// @param job null where no analysis waits or is under way here
    CardLine line(VideoSummary video, @Nullable CardDetail detail, @Nullable AnalysisJob job) {
        Asset.Status status = video.asset().status();
        if (job instanceof AnalysisJob.Working working) {
            return working(working.step());
        }
        if (job instanceof AnalysisJob.Waiting(var id, int before)) {
            return CardLine.plain(
                    before == 0
                            ? messages.of("library.card.next")
                            : messages.of("library.card.waiting", before),
                    "");
        }
        if (detail != null && detail.file() == null) {
            return new CardLine(
                    messages.of(detail.wasHere() ? "library.card.moved" : "library.card.elsewhere"),
                    Tone.BAD,
                    Action.FIND,
                    "",
                    -1);
        }
        if (status == Asset.Status.FAILED) {
            return act("library.card.failed", Tone.BAD, Action.WHY);
        }
        if (status == Asset.Status.ANALYZING) {
            return act("library.card.stopped", Tone.PLAIN, Action.ANALYSE);
        }
        Long usableMs = video.memo().usableMs();
        if (usableMs != null) {
            return new CardLine(
                    messages.of("library.card.damaged", Times.clock(usableMs))
                            + DOT
                            + (video.moments() > 0
                                    ? found(video)
                                    : messages.of("library.card.why")),
                    Tone.WARN,
                    Action.WHY,
                    top(video),
                    -1);
        }
        if (status == Asset.Status.NEW || status == Asset.Status.UPLOADED) {
            return act("library.card.new", Tone.PLAIN, Action.ANALYSE);
        }
        return video.moments() == 0
                ? act("library.card.nothing", Tone.PLAIN, Action.WHY)
                : CardLine.plain(found(video), top(video));
    }

    /// How far Gemini is with a video; null where there is nothing to say of it.
    @Nullable CardLine asked(VideoSummary video, @Nullable GeminiJob job) {
        if (job == null) {
            return null;
        }
        boolean compares = job.state() == State.ASKING && job.message() != null;
        return switch (compares ? State.MERGING : job.state()) {
            case QUEUED, PREPARING, UPLOADING, WAITING_FOR_FILE, MERGING ->
                    CardLine.plain(messages.of("gemini.card.work"), top(video));
            case ASKING ->
                    new CardLine(
                            messages.of("gemini.card.asking", job.windowsDone(), job.windows()),
                            Tone.PLAIN,
                            null,
                            top(video),
                            job.windows() == 0 ? 0 : (double) job.windowsDone() / job.windows());
            case WAITING -> CardLine.plain(messages.of("gemini.card.waiting"), top(video));
            case BLOCKED ->
                    new CardLine(
                            messages.of("gemini.card.blocked"), Tone.WARN, null, top(video), -1);
            case DONE, FAILED, CANCELLED -> null;
        };
    }

    private CardLine act(String key, Tone tone, Action action) {
        return new CardLine(messages.of(key), tone, action, "", -1);
    }

    private CardLine working(AnalysisStep step) {
        List<String> words = new ArrayList<>();
        words.add(stage(step.stage()));
        if (step.moments() > 0) {
            words.add(messages.of("library.card.soFar", step.moments()));
        }
        if (step.speed() >= 0.05) {
            words.add(
                    String.format(
                            Locale.ROOT, step.speed() < 10 ? "%.1f×" : "%.0f×", step.speed()));
        }
        return new CardLine(
                String.join(DOT, words),
                Tone.PLAIN,
                null,
                Math.round(100 * step.share()) + " %",
                step.share());
    }

    private String stage(Stage stage) {
        return messages.of(
                switch (stage) {
                    case LOOK -> "library.stage.look";
                    case LISTEN -> "library.stage.listen";
                    case SKIM -> "library.stage.skim";
                    case WATCH -> "library.stage.watch";
                    case RENDER -> throw new IllegalArgumentException("an analysis renders not");
                });
    }

    private String found(VideoSummary video) {
        String moments = messages.of("library.card.moments", video.moments());
        return video.published() > 0
                ? moments + DOT + messages.of("library.card.published", video.published())
                : video.approved() > 0
                        ? moments + DOT + messages.of("library.card.approved", video.approved())
                        : moments;
    }

    private String top(VideoSummary video) {
        Double top = video.topScore();
        return top == null ? "" : messages.of("library.card.top", Math.round(top));
    }

    /// Why nothing was found, or what is wrong with the file.
    public String why(VideoSummary video) {
        String outcome = video.memo().outcome();
        String trouble = video.memo().trouble();
        String words =
                trouble == null
                        ? outcome
                        : outcome == null || video.moments() > 0
                                ? trouble
                                : video.memo().usableMs() == null
                                        ? outcome
                                        : trouble + " " + outcome; // what is left holds nothing
        return words == null ? messages.of("library.why.unknown", video.asset().title()) : words;
    }

    CardLine line(Clip clip, Asset asset) {
        String source =
                asset.title().isEmpty() ? messages.of("library.card.noVideo") : asset.title();
        return CardLine.plain(
                Times.clock(clip.startMs()) + DOT + source,
                messages.of("library.clip." + clip.status().name().toLowerCase(Locale.ROOT)));
    }

    String heading(Section section) {
        return messages.of("library.group." + section.group().name().toLowerCase(Locale.ROOT));
    }

    /// `6 videos · 14 h 20 m · 41 moments`.
    ///
    /// @param clips how many clips were found, shown or not
    String meta(Section section, int clips) {
        if (section.group() == LibraryAnswer.Group.CLIPS) {
            return messages.of("library.meta.clips", clips);
        }
        long ms = 0;
        int moments = 0;
        for (Card card : section.cards()) {
            if (card instanceof Card.OfVideo(VideoSummary video)) {
                Long length = video.asset().durationMs();
                ms += length == null ? 0 : length;
                moments += video.moments();
            }
        }
        return messages.of("library.meta.videos", section.cards().size())
                + DOT
                + brief(ms)
                + DOT
                + messages.of("library.card.moments", moments);
    }

    /// `14 h 20 m`, `21 min`, `48 s`.
    static String brief(long ms) {
        long s = Math.round(ms / 1000.0);
        return s >= 3600
                ? s / 3600 + " h " + s / 60 % 60 + " m"
                : s >= 60 ? s / 60 + " min" : s + " s";
    }
}
