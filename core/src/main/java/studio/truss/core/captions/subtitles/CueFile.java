package studio.truss.core.captions.subtitles;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The cues of an SRT or WebVTT file. A cue is what stands under a line of two times, up to an
/// empty line; what cannot be read costs itself alone.
///
/// @param broken cues that were left out
/// @param brokenLine of the first of them, 1 for the file's first line; 0 for none
record CueFile(List<Cue> cues, int broken, int brokenLine) {
    private static final String TIME = "(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})[.,](\\d{1,9})";
    private static final Pattern TIMES =
            Pattern.compile("\\s*" + TIME + "\\s*-->\\s*" + TIME + ".*");
    private static final Pattern NUMBER = Pattern.compile("\\s*\\d+\\s*");
    private static final int CUES_MAX = 200_000;
    private static final int LINE_MAX = 1000;

    /// @param webVtt has blocks of notes and styles, and cues that an empty line always ends
    static CueFile of(String text, boolean webVtt) {
        Reading reading = new Reading(webVtt);
        int line = 0;
        for (String one : text.split("\r\n|\n|\r", -1)) {
            reading.line(++line, one.length() > LINE_MAX ? one.substring(0, LINE_MAX) : one);
        }
        reading.endCue();
        return new CueFile(reading.cues, reading.broken, reading.brokenLine);
    }

    /// The state between two lines.
    private static final class Reading {
        private final boolean webVtt;
        private final List<Cue> cues = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();
        private int broken;
        private int brokenLine;
        private @Nullable Matcher times;

        Reading(boolean webVtt) {
            this.webVtt = webVtt;
        }

        void line(int number, String line) {
            if (line.contains("-->")) {
                // an SRT cue's number stands above its times, behind the text of the one before
                if (!webVtt && !lines.isEmpty() && NUMBER.matcher(lines.getLast()).matches()) {
                    lines.removeLast();
                }
                endCue();
                begin(number, line);
            } else if (webVtt && line.isEmpty()) {
                endCue();
            } else if (times != null && !line.isBlank()) {
                // also behind an empty line: some programs leave them inside an SRT cue
                lines.add(line.strip());
            }
        }

        private void begin(int number, String line) {
            Matcher read = TIMES.matcher(line);
            if (read.matches() && ms(read, 5) > ms(read, 1) && cues.size() < CUES_MAX) {
                times = read;
            } else {
                times = null;
                broken++;
                brokenLine = brokenLine == 0 ? number : brokenLine;
            }
        }

        void endCue() {
            Matcher read = times;
            if (read != null && !lines.isEmpty()) {
                cues.add(new Cue(ms(read, 1), ms(read, 5), lines));
            }
            times = null;
            lines.clear();
        }
    }

    /// @param group of the hours
    static long ms(Matcher time, int group) {
        String hours = time.group(group);
        long seconds =
                (hours == null ? 0 : Long.parseLong(hours)) * 3600
                        + Long.parseLong(time.group(group + 1)) * 60
                        + Long.parseLong(time.group(group + 2));
        String fraction = (time.group(group + 3) + "00").substring(0, 3);
        return seconds * 1000 + Long.parseLong(fraction);
    }

    boolean outOfOrder() {
        for (int i = 1; i < cues.size(); i++) {
            if (cues.get(i).startMs() < cues.get(i - 1).startMs()) {
                return true;
            }
        }
        return false;
    }
}
