package studio.truss.core.library.entity;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;

import java.time.LocalDate;
import java.util.SortedMap;

/// The numbers of one day: totals, and the same by platform.
public record DailyAnalytics(
        LocalDate date, AttributeValue.M totals, AttributeValue.M platforms, String pulledAt)
        implements Entity {

    public static DailyAnalytics of(Item item) {
        Fields fields = new Fields(item);
        return new DailyAnalytics(
                LocalDate.parse(fields.text("date")),
                fields.map("totals"),
                fields.map("platforms"),
                fields.text("pulledAt"));
    }

    @Override
    public EntityKey key() {
        return new EntityKey.DailyAnalytics(date);
    }

    @Override
    public SortedMap<String, AttributeValue> attributes() {
        return new Attributes()
                .text("date", date.toString())
                .value("totals", totals)
                .value("platforms", platforms)
                .text("pulledAt", pulledAt)
                .build();
    }
}
