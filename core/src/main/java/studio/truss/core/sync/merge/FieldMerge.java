package studio.truss.core.sync.merge;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.Attribute;
import studio.truss.core.library.entity.Catalog;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Family;
import studio.truss.core.sync.merge.ConflictNote.Rule;

import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Merges one attribute that was changed here and in the cloud since their common base.
final class FieldMerge {
    private final Family family;
    private final long mineTime;
    private final Dates theirDates;
    private final boolean mineNewerAnalysis;

    /// @param mineTime when the edit here was made, by the cloud's clock
    /// @param theirDates when the cloud's attributes were written
    /// @param mineNewerAnalysis whether the edit here comes from the newer analysis
    FieldMerge(Family family, long mineTime, Dates theirDates, boolean mineNewerAnalysis) {
        this.family = family;
        this.mineTime = mineTime;
        this.theirDates = theirDates;
        this.mineNewerAnalysis = mineNewerAnalysis;
    }

    /// @param value what stands; null for an absent attribute
    /// @param lost null when nothing was lost
    record Result(@Nullable AttributeValue value, @Nullable Lost lost) {}

    /// @param asks whether a person wrote what lost
    record Lost(boolean mineStands, Rule rule, boolean asks) {}

    Result merge(
            String name,
            @Nullable AttributeValue base,
            @Nullable AttributeValue mine,
            @Nullable AttributeValue theirs) {
        if (Objects.equals(base, theirs)) {
            return new Result(mine, null);
        }
        if (Objects.equals(mine, theirs) || Objects.equals(base, mine)) {
            return new Result(theirs, null);
        }
        Attribute attribute = Catalog.find(family, name);
        Attribute.Merge kind = attribute == null ? Attribute.Merge.USER : attribute.merge();
        return switch (kind) {
            case SET -> sets(name, base, mine, theirs);
            case MACHINE -> decided(mineNewerAnalysis, Rule.NEWER_ANALYSIS, false, mine, theirs);
            case STATE -> {
                boolean mineStands = StateOrder.further(family, mine, theirs);
                boolean asks = StateOrder.isRejection(mineStands ? theirs : mine);
                yield decided(mineStands, Rule.FURTHEST, asks, mine, theirs);
            }
            case ONCE, STAMP -> decided(false, Rule.ONCE, false, mine, theirs);
            case USER ->
                    byKey(name)
                                    && mine instanceof AttributeValue.M(var m)
                                    && theirs instanceof AttributeValue.M(var t)
                            ? maps(base, m, t)
                            : byTime(name, mine, theirs);
        };
    }

    /// A creator's settings are many in one attribute: each merges for itself.
    private boolean byKey(String name) {
        return family == Family.METADATA && name.equals("settings");
    }

    private Result byTime(
            String name, @Nullable AttributeValue mine, @Nullable AttributeValue theirs) {
        Lost lost = byTime(theirDates.of(name));
        return new Result(lost.mineStands() ? mine : theirs, lost);
    }

    private Lost byTime(@Nullable Long theirTime) {
        return theirTime == null
                ? new Lost(false, Rule.UNDATED, true)
                : new Lost(mineTime > theirTime, Rule.LATER, true);
    }

    /// Which of two cuts of a clip stands: the one that is a range, of two that are the later.
    ///
    /// @param moved the bounds that were moved in the cloud
    Lost cuts(Cut mine, Cut theirs, Collection<String> moved) {
        if (mine.isNoRange() != theirs.isNoRange()) {
            return new Lost(theirs.isNoRange(), Rule.RANGE, true);
        }
        Long latest = null;
        for (String bound : moved) {
            Long time = theirDates.of(bound);
            if (time == null) {
                return byTime(null);
            }
            latest = latest == null ? time : (Long) Math.max(latest, time);
        }
        return byTime(latest);
    }

    private static Result decided(
            boolean mineStands,
            Rule rule,
            boolean asks,
            @Nullable AttributeValue mine,
            @Nullable AttributeValue theirs) {
        return new Result(mineStands ? mine : theirs, new Lost(mineStands, rule, asks));
    }

    private Result sets(
            String name,
            @Nullable AttributeValue base,
            @Nullable AttributeValue mine,
            @Nullable AttributeValue theirs) {
        Set<String> b = texts(base);
        Set<String> m = texts(mine);
        Set<String> t = texts(theirs);
        if (b == null || m == null || t == null) {
            return byTime(name, mine, theirs);
        }
        TreeSet<String> all = new TreeSet<>(t);
        m.stream().filter(text -> !b.contains(text)).forEach(all::add);
        all.removeIf(text -> b.contains(text) && !m.contains(text));
        return new Result(
                all.isEmpty() ? null : AttributeValue.Ss.of(all),
                new Lost(true, Rule.UNITED, false));
    }

    /// The members of a set, none of an absent one; null of another type.
    private static @Nullable Set<String> texts(@Nullable AttributeValue value) {
        return switch (value) {
            case null -> Set.of();
            case AttributeValue.Ss(Set<String> texts) -> texts;
            default -> null;
        };
    }

    private Result maps(
            @Nullable AttributeValue base,
            SortedMap<String, AttributeValue> mine,
            SortedMap<String, AttributeValue> theirs) {
        SortedMap<String, AttributeValue> b =
                base instanceof AttributeValue.M(var values)
                        ? values
                        : Collections.emptySortedMap();
        TreeMap<String, AttributeValue> all = new TreeMap<>();
        Lost lost = null;
        Set<String> names = new TreeSet<>(mine.keySet());
        names.addAll(theirs.keySet());
        for (String name : names) {
            Result one = merge(name, b.get(name), mine.get(name), theirs.get(name));
            AttributeValue value = one.value();
            if (value != null) {
                all.put(name, value);
            }
            lost = one.lost() != null ? one.lost() : lost;
        }
        return new Result(AttributeValue.M.of(all), lost);
    }
}
