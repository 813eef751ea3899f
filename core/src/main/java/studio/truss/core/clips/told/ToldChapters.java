package studio.truss.core.clips.told;

import studio.truss.core.gemini.ModelChapter;
import studio.truss.core.library.entity.Chapters.Chapter;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.signal.Observations;
import studio.truss.core.moments.sound.SoundTrack;
import studio.truss.core.shots.Shot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/// The chapters of an answer, each begun where the picture changes or nobody speaks, if that is
/// near. Pure.
final class ToldChapters {
    private static final long REACH_MS = 2_000;

    /// What services that show chapters demand between two.
    private static final long APART_MS = 10_000;

    /// A chapter that begins in a pause begins so long before the next word.
    private static final long LEAD_MS = 300;

    private ToldChapters() {}

    static List<Chapter> of(List<ModelChapter> told, Observations seen) {
        NavigableSet<Long> places = places(seen);
        List<Chapter> chapters = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            ModelChapter chapter = told.get(i);
            // no nearer to its neighbours than they may be, wherever those go
            long from = i == 0 ? 0 : chapters.getLast().startMs() + APART_MS;
            long to =
                    (i + 1 < told.size() ? told.get(i + 1).startMs() : seen.durationMs())
                            - APART_MS;
            long start = chapter.startMs();
            long near = start == 0 ? 0 : nearest(start, places);
            chapters.add(
                    new Chapter(
                            near >= from && near <= to ? near : start,
                            chapter.title(),
                            chapter.summary()));
        }
        return chapters;
    }

    private static NavigableSet<Long> places(Observations seen) {
        TreeSet<Long> places = new TreeSet<>();
        for (Shot shot : Shot.between(seen.placedCuts(), seen.durationMs())) {
            places.add(shot.range().startMs());
        }
        SoundTrack sound = seen.sound();
        for (TimeRange pause : sound == null ? List.<TimeRange>of() : sound.pauses()) {
            places.add(Math.max(pause.startMs(), pause.endMs() - LEAD_MS));
        }
        return places;
    }

    private static long nearest(long ms, NavigableSet<Long> places) {
        return places.subSet(ms - REACH_MS, true, ms + REACH_MS, true).stream()
                .min(Comparator.comparingLong(place -> Math.abs(place - ms)))
                .orElse(ms);
    }
}
