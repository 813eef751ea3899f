package studio.truss.app.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import studio.truss.app.cli.cloud.CloudLayoutCommand.Wish;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.layout.LayoutChange;
import studio.truss.core.testing.FakeTable;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Random;

/// What `truss cloud layout` says and does.
class CloudLayoutCommandTest {
    private static final CreatorId CREATOR = CreatorId.of("u1");
    private static final String PK = Keys.partition(CREATOR);

    private final FakeTable table = new FakeTable(Clock.systemUTC());
    private final Random random = new Random(1);
    private String said = "";

    private int run(@Nullable Wish wish, boolean json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit =
                CloudLayoutCommand.run(
                        new LayoutChange(table, CREATOR, random),
                        wish,
                        json,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        Terminal.ofProcess());
        said = out.toString(StandardCharsets.UTF_8);
        return exit;
    }

    private void clips(int count) {
        for (int i = 0; i < count; i++) {
            table.put(
                    Item.of(
                            new ItemKey(PK, "CLIP#c" + i),
                            Map.of("title", AttributeValue.text("t"))));
        }
    }

    @Test
    void withoutAWishItOnlySaysHowItIs() {
        assertEquals(ExitCode.DONE, run(null, false));
        assertTrue(said.contains("in one partition"), said);
        assertEquals(0, table.items(PK).size());
    }

    @Test
    void clipsGoThereAndBack() {
        clips(30);
        assertEquals(ExitCode.DONE, run(Wish.shards(3), false));
        assertTrue(said.contains("3 partitions of their own"), said);
        assertTrue(said.contains("30 clips moved"), said);
        assertEquals(ExitCode.DONE, run(null, true));
        assertTrue(said.replaceAll("\\s", "").contains("\"layout\":\"shards\""), said);
        assertEquals(ExitCode.DONE, run(Wish.single(), false));
        assertTrue(said.contains("in one partition"), said);
        assertEquals(31, table.items(PK).size());
    }

    @Test
    void aMoveThatWasEndedIsSaidToBeUnfinishedAndHowItGoesOn() {
        clips(50);
        LayoutChange ended = new LayoutChange(table, CREATOR, random);
        ended.toShards(4);
        int[] asked = {0};
        ended.run(() -> ++asked[0] > 1, p -> {});
        run(null, false);
        assertTrue(said.contains("30 clips are still with everything else"), said);
        assertTrue(said.contains("truss cloud layout --shards 4"), said);
        run(null, true);
        assertTrue(said.replaceAll("\\s", "").contains("\"left\":30,\"done\":false"), said);
        run(Wish.shards(4), false);
        run(null, true);
        assertTrue(said.replaceAll("\\s", "").contains("\"left\":0,\"done\":true"), said);
        LayoutChange back = new LayoutChange(table, CREATOR, random);
        back.toOne();
        run(null, false);
        assertTrue(said.contains("50 clips have still to go."), said);
        assertTrue(said.contains("truss cloud layout --single"), said);
    }

    @Test
    void numberThatCannotBeIsSaidToBe() {
        CommandFailure none = assertThrows(CommandFailure.class, () -> run(Wish.shards(0), false));
        assertTrue(String.valueOf(none.getMessage()).contains("2 to 64"));
        run(Wish.shards(3), false);
        CommandFailure other = assertThrows(CommandFailure.class, () -> run(Wish.shards(4), false));
        assertTrue(String.valueOf(other.getMessage()).contains("--single"));
    }
}
