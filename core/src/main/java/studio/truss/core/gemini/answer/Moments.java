package studio.truss.core.gemini.answer;

import com.fasterxml.jackson.databind.JsonNode;

import studio.truss.core.gemini.ModelMoment;
import studio.truss.core.gemini.SubScores;
import studio.truss.core.gemini.answer.Findings.Finding;
import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The moments of an answer.
final class Moments {
    static final List<String> NAMES = List.of("moments", "clips", "highlights", "candidates");
    private static final int MOMENTS_MAX = 30;
    private static final long SHORTEST_MS = 1_000;
    private static final int TITLE_MAX = 100;
    private static final int HOOK_MAX = 120;
    private static final int WHY_MAX = 1_000;

    /// What lies inside another by so much shows the same, however long the other is.
    private static final double INSIDE = 0.8;

    private static final double SAME = 0.5;

    private static final Comparator<ModelMoment> BEST =
            Comparator.comparingDouble(ModelMoment::score)
                    .reversed()
                    .thenComparing(ModelMoment::range)
                    .thenComparing(ModelMoment::title);

    private Moments() {}

    /// Best first.
    static List<ModelMoment> of(JsonNode list, PartClock clock, Findings findings) {
        List<ModelMoment> all = new ArrayList<>();
        for (JsonNode element : list) {
            if (element.isObject()) {
                moment(new LooseFields(element), clock, findings).ifPresent(all::add);
            } else {
                findings.add(Finding.MOMENT_TIME);
            }
        }
        all.sort(BEST);
        List<ModelMoment> best = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            ModelMoment moment = all.get(i);
            if (best.stream().anyMatch(better -> isSame(better.range(), moment.range()))) {
                findings.add(Finding.MOMENT_TWICE);
            } else if (best.size() < MOMENTS_MAX) {
                best.add(moment);
            } else {
                findings.add(Finding.MOMENT_TOO_MANY);
            }
        }
        return best;
    }

    private static Optional<ModelMoment> moment(
            LooseFields fields, PartClock clock, Findings findings) {
        Optional<TimeRange> range = range(PartClock.written(fields), clock, findings);
        if (range.isEmpty()) {
            return Optional.empty();
        }
        String hook = fields.text(HOOK_MAX, "hook", "hooktext", "hooktitle");
        String title = fields.text(Integer.MAX_VALUE, "title", "name", "headline");
        String why =
                fields.text(WHY_MAX, "why", "reason", "rationale", "explanation", "description");
        if (hook.isEmpty() && title.isEmpty() && why.isEmpty()) {
            findings.add(Finding.MOMENT_WORDS);
            return Optional.empty();
        }
        Optional<SubScores> scores = Scores.of(fields, findings);
        if (scores.isEmpty()) {
            findings.add(Finding.MOMENT_SCORE);
            return Optional.empty();
        }
        String called =
                LooseFields.clean(title.isEmpty() ? hook.isEmpty() ? why : hook : title, TITLE_MAX);
        if (!called.equals(title)) {
            findings.add(Finding.TITLE);
        }
        return Optional.of(ModelMoment.once(range.get(), hook, called, why, scores.get()));
    }

    private static Optional<TimeRange> range(
            PartClock.Written written, PartClock clock, Findings findings) {
        if (written.start().isEmpty() || written.end().isEmpty()) {
            findings.add(Finding.MOMENT_TIME);
            return Optional.empty();
        }
        long first = written.start().getAsLong();
        long second = written.end().getAsLong();
        long start = Math.min(first, second);
        long end = Math.max(first, second);
        if (!clock.isNear(start) || !clock.isNear(end)) {
            findings.add(Finding.MOMENT_OUTSIDE);
            return Optional.empty();
        }
        TimeRange range =
                TimeRange.of(clock.clamped(clock.placed(start)), clock.clamped(clock.placed(end)));
        if (range.lengthMs() < Math.min(SHORTEST_MS, clock.toMs() - clock.fromMs())
                || range.lengthMs() == 0) {
            findings.add(Finding.MOMENT_LENGTH);
            return Optional.empty();
        }
        if (first > second) {
            findings.add(Finding.MOMENT_TURNED);
        }
        if (clock.isOut(start) || clock.isOut(end)) {
            findings.add(Finding.MOMENT_CUT);
        }
        return Optional.of(range);
    }

    private static boolean isSame(TimeRange one, TimeRange other) {
        long shorter = Math.min(one.lengthMs(), other.lengthMs());
        return one.iou(other) >= SAME || one.overlapMs(other) >= INSIDE * shorter;
    }
}
