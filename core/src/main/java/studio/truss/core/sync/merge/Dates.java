package studio.truss.core.sync.merge;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.Timestamps;
import studio.truss.core.library.item.TypedJson;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Objects;
import java.util.TreeSet;
import java.util.zip.CRC32;

/// When the attributes of an item were written. An item has one stamp, `updatedAt`, and programs
/// that know nothing of it change attributes beneath it: so a machine of ours marks, in `_op`, what
/// its stamp dates, and nothing else inherits the date. A stamp that another program set dates the
/// whole item.
public final class Dates {
    /// Who wrote the item last, by the mirror's account: `d:device:number`, and the marks.
    public static final String OP = "_op";

    public static final String UPDATED_AT = "updatedAt";
    private static final int PARTS = 4;
    private static final int MARK = 4;

    private final Item item;
    private final @Nullable Instant stamp;
    private final String marks;

    private Dates(Item item, @Nullable Instant stamp) {
        this.item = item;
        this.stamp = stamp;
        String[] parts =
                item.get(OP) instanceof AttributeValue.S(String op)
                        ? op.split(":", PARTS)
                        : new String[0];
        this.marks = parts.length == PARTS ? parts[PARTS - 1] : "";
    }

    /// @param before what the item was known as; a stamp from then dates nothing that came after
    static Dates of(@Nullable Item before, Item now) {
        boolean old = before != null && Objects.equals(now.get(UPDATED_AT), before.get(UPDATED_AT));
        return new Dates(now, old ? null : stamp(now));
    }

    /// When an item says it was written; null where it does not, or in another program's form.
    public static @Nullable Instant stamp(@Nullable Item item) {
        if (item == null || !(item.get(UPDATED_AT) instanceof AttributeValue.S(String text))) {
            return null;
        }
        try {
            return Timestamps.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// When an attribute was written, at the latest; null where nobody knows.
    @Nullable Long of(String name) {
        boolean ours = !marks.isEmpty() && marked(item, UPDATED_AT);
        return stamp == null || (ours && !marked(item, name)) ? null : (Long) stamp.toEpochMilli();
    }

    private boolean marked(Item of, String name) {
        String mark = mark(of, name);
        for (int i = 0; i + MARK <= marks.length(); i += MARK) {
            if (marks.startsWith(mark, i)) {
                return true;
            }
        }
        return false;
    }

    /// What a machine adds to `_op`: marks of its stamp, of what it changes, and of what was dated
    /// before and stays, which is no younger.
    ///
    /// @param after the item with the stamp and the changes
    public static String marks(@Nullable Item before, Item after, Collection<String> changed) {
        TreeSet<String> dated = new TreeSet<>(changed);
        if (before != null) {
            Dates dates = new Dates(before, stamp(before));
            if (!dates.marks.isEmpty() && dates.marked(before, UPDATED_AT)) {
                before.attributes().keySet().stream()
                        .filter(name -> dates.marked(before, name))
                        .forEach(dated::add);
            }
        }
        dated.remove(UPDATED_AT);
        StringBuilder marks = new StringBuilder(mark(after, UPDATED_AT));
        dated.forEach(name -> marks.append(mark(after, name)));
        return marks.toString();
    }

    /// Four digits of what the attribute is under the item's stamp.
    private static String mark(Item item, String name) {
        AttributeValue value = item.get(name);
        CRC32 sum = new CRC32();
        for (String part : new String[] {name, String.valueOf(item.get(UPDATED_AT))}) {
            sum.update(part.getBytes(StandardCharsets.UTF_8));
        }
        if (value != null) {
            sum.update(TypedJson.print(value).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().toHexDigits((short) sum.getValue());
    }
}
