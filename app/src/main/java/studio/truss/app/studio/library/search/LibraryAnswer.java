package studio.truss.app.studio.library.search;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.VideoSummary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// What there is to see.
///
/// @param kind what the sections hold: the question may have asked for another kind than the pill
/// @param videos how many videos the question finds
/// @param clips how many clips it finds
/// @param problem why nothing can be said, in words; null when it can
/// @param bare the library has nothing at all
public record LibraryAnswer(
        LibraryAsk ask,
        LibraryAsk.Kind kind,
        List<Section> sections,
        int videos,
        int clips,
        @Nullable String problem,
        boolean bare) {

    public LibraryAnswer {
        sections = List.copyOf(sections);
    }

    public enum Group {
        THIS_WEEK,
        EARLIER,
        VIDEOS,
        CLIPS
    }

    public record Section(Group group, List<Card> cards) {
        public Section {
            cards = List.copyOf(cards);
        }
    }

    static LibraryAnswer wrong(LibraryAsk ask, String problem) {
        String sentence = problem.substring(0, 1).toUpperCase(Locale.ROOT) + problem.substring(1);
        return new LibraryAnswer(ask, ask.kind(), List.of(), 0, 0, sentence, false);
    }

    /// The same without some cards.
    public LibraryAnswer without(Predicate<Card> hidden) {
        List<Section> kept = new ArrayList<>();
        int gone = 0;
        int clipsGone = 0;
        for (Section section : sections) {
            List<Card> cards = section.cards().stream().filter(hidden.negate()).toList();
            gone += section.cards().size() - cards.size();
            clipsGone +=
                    section.cards().stream()
                            .filter(hidden)
                            .mapToInt(card ->
                                    card instanceof Card.OfVideo(VideoSummary video)
                                            ? video.moments()
                                            : 1)
                            .sum();
            if (!cards.isEmpty()) {
                kept.add(new Section(section.group(), cards));
            }
        }
        boolean ofVideos = kind == LibraryAsk.Kind.VIDEOS;
        return new LibraryAnswer(
                ask,
                kind,
                kept,
                videos - (ofVideos ? gone : 0),
                Math.max(0, clips - clipsGone),
                problem,
                bare);
    }

    /// What was found last, under a question that cannot be answered.
    public LibraryAnswer with(LibraryAsk next, String words) {
        return new LibraryAnswer(next, kind, sections, videos, clips, words, bare);
    }

    public List<Card> cards() {
        return sections.stream().flatMap(section -> section.cards().stream()).toList();
    }
}
