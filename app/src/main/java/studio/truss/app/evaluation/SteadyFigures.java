package studio.truss.app.evaluation;

import org.jspecify.annotations.Nullable;

import studio.truss.app.measure.Row;
import studio.truss.core.demo.DemoChat;
import studio.truss.core.demo.DemoScript;
import studio.truss.core.demo.LongScript;
import studio.truss.core.live.ChatLog;
import studio.truss.core.live.ChatMessage;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.Moment;
import studio.truss.core.moments.MomentSettings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Whether the best five of a stream stay the best five when its file is encoded anew, smaller, and
/// when its first ten seconds are cut off: real files, watched and heard anew, with the chat and
/// without.
public final class SteadyFigures {
    private static final long SEED = 31;
    private static final long DURATION_MS = 12 * 60_000;
    private static final long CUT_MS = 10_000;
    private static final int TOP = 5;
    private static final int ASKED = 10;
    private static final double SAME_IOU = 0.5;
    private static final double TARGET = 4;

    private final TestStreams streams;

    public SteadyFigures(TestStreams streams) {
        this.streams = streams;
    }

    public List<Row> run() {
        DemoScript script = LongScript.of(SEED, DURATION_MS);
        Path plain = streams.drawn(script, "steady.mp4");
        String source = TestStreams.movie(plain);
        Path anew =
                streams.composed(
                        source + ",scale=480:270",
                        "a" + source,
                        "steady-anew.mp4",
                        480,
                        270,
                        DURATION_MS);
        Path cut =
                streams.composed(
                        source
                                + ",trim=start=10,setpts=PTS-STARTPTS,scale="
                                + script.width()
                                + ":"
                                + script.height(),
                        "a" + source + ",atrim=start=10,asetpts=PTS-STARTPTS",
                        "steady-cut.mp4",
                        script.width(),
                        script.height(),
                        DURATION_MS - CUT_MS);
        List<Row> rows = new ArrayList<>();
        compare(rows, "with its chat", chat(script), plain, anew, cut);
        compare(rows, "without chat", null, plain, anew, cut);
        return rows;
    }

    private void compare(
            List<Row> rows, String how, @Nullable ChatLog chat, Path plain, Path anew, Path cut) {
        List<Moment> before = moments(plain, chat, 0);
        String name = "steady: same top five, " + how + ", ";
        rows.add(row(name + "encoded anew at 270p", before, moments(anew, chat, 0), 0));
        rows.add(row(name + "first 10 s cut off", before, moments(cut, chat, -CUT_MS), CUT_MS));
    }

    private List<Moment> moments(Path file, @Nullable ChatLog chat, long chatOffsetMs) {
        return streams.analysed(
                        file,
                        chat,
                        chatOffsetMs,
                        new MomentSettings(ASKED, 12_000, 60_000, Set.of()))
                .findings()
                .moments();
    }

    private static Row row(String name, List<Moment> before, List<Moment> after, long shiftMs) {
        int common = 0;
        for (Moment moment : before.subList(0, Math.min(TOP, before.size()))) {
            common +=
                    after.stream()
                                    .limit(TOP)
                                    .anyMatch(m -> same(moment.range(), m.range(), shiftMs))
                            ? 1
                            : 0;
        }
        return Row.atLeast(name, common, "", TARGET);
    }

    private static boolean same(TimeRange before, TimeRange after, long shiftMs) {
        return before.iou(TimeRange.of(after.startMs() + shiftMs, after.endMs() + shiftMs))
                >= SAME_IOU;
    }

    private static ChatLog chat(DemoScript script) {
        List<ChatMessage> messages =
                DemoChat.of(script).stream()
                        .map(line ->
                                new ChatMessage(
                                        line.ms(),
                                        line.user(),
                                        line.text(),
                                        ChatMessage.Kind.NORMAL))
                        .toList();
        return new ChatLog(ChatLog.Format.JSON_LINES, messages, true, List.of());
    }
}
