package studio.truss.app.studio.library.search;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.library.search.LibraryAnswer.Group;
import studio.truss.app.studio.library.search.LibraryAnswer.Section;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.LibraryIndex;
import studio.truss.core.library.VideoSummary;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.Timestamps;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.query.QueryException;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Answers what the creator asks of the library, from the store on this machine. Blocks for some
/// milliseconds; one thread at a time.
public final class LibrarySearch {
    public static final int PAGE = 120;
    private static final Duration WEEK = Duration.ofDays(7);

    private final LibraryIndex index;
    private final Clock clock;
    private volatile Map<VideoId, String> titles = Map.of();
    private List<VideoSummary> videos = List.of();
    private long mark = Long.MIN_VALUE;

    public LibrarySearch(LibraryIndex index, Clock clock) {
        this.index = index;
        this.clock = clock;
    }

    /// How many videos and clips a text finds, each list made as the screen shows it: what a
    /// benchmark measures.
    public int count(String text, boolean clips) {
        LibraryAsk.Kind kind = clips ? LibraryAsk.Kind.CLIPS : LibraryAsk.Kind.VIDEOS;
        LibraryAnswer answer = answer(new LibraryAsk(text, kind, LibraryAsk.Sort.NEWEST, PAGE));
        if (answer.problem() != null) {
            throw new IllegalArgumentException(answer.problem());
        }
        return clips ? answer.clips() : answer.videos();
    }

    public synchronized LibraryAnswer answer(LibraryAsk ask) {
        try {
            Question question = Question.of(ask.text());
            List<VideoSummary> all = videos();
            LibraryAsk.Kind kind = question.kind() == null ? ask.kind() : question.kind();
            LibraryIndex.@Nullable Found hits =
                    question.everything() ? null : index.found(question.query());
            List<VideoSummary> found = hits == null ? all : among(all, hits.videos());
            int clips = hits == null ? index.countClips() : hits.clips();
            List<Section> sections =
                    switch (kind) {
                        case VIDEOS -> sections(found, ask.sort());
                        case CLIPS -> clips(question, all, ask);
                    };
            return new LibraryAnswer(
                    ask, kind, sections, found.size(), clips, null, all.isEmpty() && clips == 0);
        } catch (QueryException e) {
            return LibraryAnswer.wrong(ask, e.words());
        } catch (LibraryException e) {
            return LibraryAnswer.wrong(ask, String.valueOf(e.getMessage()));
        }
    }

    /// Read again only after a change.
    private List<VideoSummary> videos() {
        long now = index.mark();
        if (now != mark) {
            videos = index.videos();
            mark = now;
            Map<VideoId, String> names = new HashMap<>();
            videos.forEach(v -> names.put(v.asset().videoId(), v.asset().title()));
            titles = names;
        }
        return videos;
    }

    /// What a video is called, as far as it was ever listed. Any thread, at once.
    public String title(VideoId video) {
        return titles.getOrDefault(video, video.value());
    }

    private static List<VideoSummary> among(List<VideoSummary> all, Set<VideoId> ids) {
        return all.stream().filter(video -> ids.contains(video.asset().videoId())).toList();
    }

    private List<Section> sections(List<VideoSummary> found, LibraryAsk.Sort sort) {
        if (sort != LibraryAsk.Sort.NEWEST) {
            return section(Group.VIDEOS, found.stream().sorted(order(sort)).toList());
        }
        String weekAgo = Timestamps.print(clock.instant().minus(WEEK));
        List<VideoSummary> week = new ArrayList<>();
        List<VideoSummary> earlier = new ArrayList<>();
        for (VideoSummary video : found) {
            (video.asset().createdAt().compareTo(weekAgo) >= 0 ? week : earlier).add(video);
        }
        List<Section> sections = new ArrayList<>(section(Group.THIS_WEEK, week));
        sections.addAll(section(Group.EARLIER, earlier));
        return sections;
    }

    private static List<Section> section(Group group, List<VideoSummary> videos) {
        return videos.isEmpty()
                ? List.of()
                : List.of(
                        new Section(group, videos.stream().<Card>map(Card.OfVideo::new).toList()));
    }

    private static Comparator<VideoSummary> order(LibraryAsk.Sort sort) {
        return switch (sort) {
            case NEWEST ->
                    Comparator.comparing((VideoSummary v) -> v.asset().createdAt()).reversed();
            case BEST ->
                    Comparator.comparing(
                                    (VideoSummary v) -> v.topScore() == null ? -1 : v.topScore())
                            .reversed();
            case TITLE ->
                    Comparator.comparing(
                            (VideoSummary v) -> v.asset().title(), String.CASE_INSENSITIVE_ORDER);
            case LONGEST ->
                    Comparator.comparing((VideoSummary v) ->
                                    v.asset().durationMs() == null ? 0L : v.asset().durationMs())
                            .reversed();
        };
    }

    private List<Section> clips(Question question, List<VideoSummary> all, LibraryAsk ask) {
        Map<VideoId, Asset> assets = new HashMap<>();
        all.forEach(video -> assets.put(video.asset().videoId(), video.asset()));
        LibraryIndex.ClipOrder order =
                switch (ask.sort()) {
                    case NEWEST -> LibraryIndex.ClipOrder.NEWEST;
                    case BEST -> LibraryIndex.ClipOrder.BEST;
                    case TITLE -> LibraryIndex.ClipOrder.TITLE;
                    case LONGEST -> LibraryIndex.ClipOrder.LONGEST;
                };
        List<Card> cards = new ArrayList<>();
        for (Clip clip : index.clipsOf(question.query(), order, ask.most())) {
            Asset asset = assets.get(clip.videoId());
            cards.add(new Card.OfClip(clip, asset == null ? unknown(clip) : asset));
        }
        return cards.isEmpty() ? List.of() : List.of(new Section(Group.CLIPS, cards));
    }

    /// The video of a clip may not have come from the cloud yet.
    private static Asset unknown(Clip clip) {
        return new Asset(
                clip.videoId(),
                "",
                "local",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Asset.Status.ANALYZED,
                Set.of(),
                clip.createdAt(),
                null);
    }
}
