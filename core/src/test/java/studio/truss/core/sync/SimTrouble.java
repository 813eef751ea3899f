package studio.truss.core.sync;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// What happens in some worlds only.
enum SimTrouble {
    /// A machine's file is copied and both go on.
    CLONE,
    /// A machine's file is put back to what it was.
    FILE_BACK,
    /// The table is put back to what it was.
    TABLE_BACK,
    TABLE_EMPTIED,
    /// The table deletes a machine's record at the end of its time.
    RECORD_EXPIRED,
    /// The service turns a machine away for some time.
    REFUSED,
    /// The web product writes other types, empty values, sets, numbers of 38 digits, families
    /// nobody knows.
    ODD_VALUES,
    /// Items grow towards the table's limit and beyond.
    LARGE,
    /// The partition says for some time that it is another creator's.
    OTHER_CREATOR,
    /// The partition says for some time that a newer program wrote it.
    NEWER,
    CLOCK_JUMPS,
    DISK_FULL,
    FILE_HELD,
    EMPTY_PAGES;

    /// These need pardons, so that a world has one of them at most, once.
    private static final List<SimTrouble> ONCE =
            List.of(CLONE, FILE_BACK, TABLE_BACK, TABLE_EMPTIED, RECORD_EXPIRED);

    boolean once() {
        return ONCE.contains(this);
    }

    static Set<SimTrouble> drawn(Random random) {
        Set<SimTrouble> drawn = EnumSet.noneOf(SimTrouble.class);
        if (random.nextInt(3) == 0) {
            drawn.add(ONCE.get(random.nextInt(ONCE.size())));
        }
        for (SimTrouble trouble : values()) {
            if (!trouble.once() && random.nextInt(6) == 0) {
                drawn.add(trouble);
            }
        }
        return drawn;
    }
}
