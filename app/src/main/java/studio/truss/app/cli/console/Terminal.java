package studio.truss.app.cli.console;

import studio.truss.core.clips.ClipListener;
import studio.truss.core.moments.Moment;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a person reads while a command runs, all of it on stderr: notes, and progress as one bar
/// that is redrawn on a terminal or as a plain line at every quarter elsewhere. Safe for use from
/// several threads.
public final class Terminal {
    private static final int BAR_CELLS = 28;
    private static final int STEP_PERCENT = 25;
    private static final int RANKED_MOST = 10;
    private static final int STILL_S = 30;

    private final PrintStream err;
    private final boolean interactive;
    private String task = "";
    private int shownPercent = -1;
    private boolean barOpen;
    private String still = "";
    private int stillSteps;

    Terminal(PrintStream err, boolean interactive) {
        this.err = err;
        this.interactive = interactive;
    }

    public static Terminal ofProcess() {
        return new Terminal(
                System.err,
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
    }

    /// One line of text; an open bar is closed first.
    public synchronized void note(String text) {
        closeBar();
        err.println(PlainText.lines(text));
    }

    /// How far a named task is. Calls with the same percentage print nothing.
    public synchronized void progress(String name, long done, long total, String detail) {
        int percent = total <= 0 ? 0 : Math.clamp(done * 100 / total, 0, 100);
        if (!name.equals(task)) {
            closeBar();
            task = name;
            shownPercent = -1;
        }
        if (percent == shownPercent) {
            return;
        }
        String shown = "  ".repeat(name.startsWith("  ") ? 1 : 0) + PlainText.line(name);
        if (interactive) {
            shownPercent = percent;
            still = "";
            int cells = percent * BAR_CELLS / 100;
            String bar = "█".repeat(cells) + "░".repeat(BAR_CELLS - cells);
            err.print(
                    "\r\033[K"
                            + shown
                            + "  "
                            + bar
                            + " "
                            + percent
                            + " %"
                            + (detail.isEmpty() ? "" : "  " + detail));
            err.flush();
            barOpen = true;
        } else if (shownPercent < 0 || percent / STEP_PERCENT > shownPercent / STEP_PERCENT) {
            shownPercent = percent;
            err.println(shown + ": " + percent + " %" + (detail.isEmpty() ? "" : ", " + detail));
        }
    }

    /// That something without a figure goes on: on a terminal in the bar's line, elsewhere as a
    /// plain line each half minute.
    ///
    /// @param text with the time, of one line
    /// @param seconds since it began
    public synchronized void still(String text, int seconds) {
        if (interactive) {
            if (!text.equals(still)) {
                err.print("\r\033[K" + text);
                err.flush();
                barOpen = true;
                shownPercent = -1;
            }
        } else if (seconds >= STILL_S && seconds / STILL_S != stillSteps) {
            err.println(text);
        }
        still = text;
        stillSteps = seconds / STILL_S;
    }

    /// Shows how a piece of the main job goes on.
    public ClipListener listener() {
        return new ClipListener() {
            @Override
            public void progress(Stage stage, String what, long doneMs, long totalMs) {
                Terminal.this.progress("  " + stage.word(), doneMs, totalMs, "");
            }

            @Override
            public void note(String text) {
                Terminal.this.note("  " + text);
            }

            @Override
            public void ranked(List<Moment> moments) {
                Terminal.this.ranked(moments);
            }
        };
    }

    private synchronized void ranked(List<Moment> moments) {
        note("  first ranking, by sound, chat and key frames; edges may still move:");
        for (Moment moment : moments.subList(0, Math.min(RANKED_MOST, moments.size()))) {
            note(
                    String.format(
                            Locale.ROOT,
                            "    %5.1f  %s to %s  %s",
                            moment.score(),
                            clock(moment.range().startMs()),
                            clock(moment.range().endMs()),
                            moment.title()));
        }
        if (moments.size() > RANKED_MOST) {
            note("    and " + (moments.size() - RANKED_MOST) + " more");
        }
    }

    private static String clock(long ms) {
        long s = ms / 1000;
        return String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }

    /// Ends the bar of the running task, if one is open.
    public synchronized void closeBar() {
        if (barOpen) {
            err.println();
            barOpen = false;
        }
    }
}
