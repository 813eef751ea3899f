package studio.truss.app.studio.timeline.model;

import studio.truss.core.media.TimeRange;

import java.util.List;
import java.util.Optional;

/// What the timeline shows of one source: an immutable snapshot. Lists are kept in the order of
/// time, moments and candidates as they were given.
///
/// @param fps frames a second
/// @param candidates the rejected ones
/// @param score as score / 100; empty before the analysis
/// @param cuts where shots change, in ms
public record TimelineModel(
        long durationMs,
        double fps,
        List<TimelineMoment> moments,
        List<TimelineCandidate> candidates,
        Curve score,
        List<SignalLane> lanes,
        List<Long> cuts,
        List<TimelineChapter> chapters,
        List<TimeRange> words,
        List<TimeRange> silences) {

    public TimelineModel {
        if (durationMs < 1 || !(fps > 0)) {
            throw new IllegalArgumentException(
                    "a source of " + durationMs + " ms at " + fps + " frames a second");
        }
        moments = List.copyOf(moments);
        candidates = List.copyOf(candidates);
        lanes = List.copyOf(lanes);
        cuts = ordered(cuts);
        chapters = List.copyOf(chapters);
        words = ordered(words);
        silences = ordered(silences);
    }

    /// What is in order already is not sorted or copied again: a new snapshot is made at every step
    /// of a drag.
    private static <T extends Comparable<? super T>> List<T> ordered(List<T> list) {
        List<T> copy = List.copyOf(list);
        for (int i = 1; i < copy.size(); i++) {
            if (copy.get(i - 1).compareTo(copy.get(i)) > 0) {
                return List.copyOf(copy.stream().sorted().toList());
            }
        }
        return copy;
    }

    /// A source of which nothing else is known yet.
    public static TimelineModel of(long durationMs, double fps) {
        return new TimelineModel(
                durationMs,
                fps,
                List.of(),
                List.of(),
                Curve.EMPTY,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    public Optional<TimelineMoment> moment(String id) {
        return moments.stream().filter(moment -> moment.id().equals(id)).findFirst();
    }

    public Optional<TimelineCandidate> candidate(String id) {
        return candidates.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    public double frameMs() {
        return 1000 / fps;
    }

    /// The first whole millisecond of the frame that begins nearest to a time, within the source.
    public long onFrame(double ms) {
        double frame = Math.rint(Math.clamp(ms, 0, (double) durationMs) / frameMs());
        return Math.clamp((long) Math.ceil(frame * frameMs() - 1e-6), 0, durationMs);
    }

    public TimelineModel withMoments(List<TimelineMoment> other) {
        return new TimelineModel(
                durationMs, fps, other, candidates, score, lanes, cuts, chapters, words, silences);
    }

    public TimelineModel withCandidates(List<TimelineCandidate> other) {
        return new TimelineModel(
                durationMs, fps, moments, other, score, lanes, cuts, chapters, words, silences);
    }

    public TimelineModel withScore(Curve other) {
        return new TimelineModel(
                durationMs,
                fps,
                moments,
                candidates,
                other,
                lanes,
                cuts,
                chapters,
                words,
                silences);
    }

    public TimelineModel withLanes(List<SignalLane> other) {
        return new TimelineModel(
                durationMs,
                fps,
                moments,
                candidates,
                score,
                other,
                cuts,
                chapters,
                words,
                silences);
    }

    public TimelineModel withCuts(List<Long> other) {
        return new TimelineModel(
                durationMs,
                fps,
                moments,
                candidates,
                score,
                lanes,
                other,
                chapters,
                words,
                silences);
    }

    public TimelineModel withChapters(List<TimelineChapter> other) {
        return new TimelineModel(
                durationMs, fps, moments, candidates, score, lanes, cuts, other, words, silences);
    }

    public TimelineModel withWords(List<TimeRange> other) {
        return new TimelineModel(
                durationMs,
                fps,
                moments,
                candidates,
                score,
                lanes,
                cuts,
                chapters,
                other,
                silences);
    }

    public TimelineModel withSilences(List<TimeRange> other) {
        return new TimelineModel(
                durationMs, fps, moments, candidates, score, lanes, cuts, chapters, words, other);
    }
}
