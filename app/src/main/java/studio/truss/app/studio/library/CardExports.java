package studio.truss.app.studio.library;

import studio.truss.app.studio.export.ExportAsk;
import studio.truss.app.studio.library.search.Card;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.VideoId;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What chosen cards mean for an export: of a video all that is approved, of clips themselves.
final class CardExports {
    private CardExports() {}

    static List<ExportAsk> of(List<Card> cards) {
        Map<VideoId, List<Card>> videos = new LinkedHashMap<>();
        cards.forEach(
                card -> videos.computeIfAbsent(card.video(), _ -> new ArrayList<>()).add(card));
        List<ExportAsk> asked = new ArrayList<>();
        videos.forEach((video, own) -> {
            List<Clip> clips = new ArrayList<>();
            boolean whole = false;
            for (Card card : own) {
                switch (card) {
                    case Card.OfVideo _ -> whole = true;
                    case Card.OfClip(Clip clip, var asset) -> clips.add(clip);
                }
            }
            asked.add(
                    new ExportAsk(
                            video, own.getFirst().asset().title(), whole ? List.of() : clips));
        });
        return asked;
    }
}
