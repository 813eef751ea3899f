package studio.truss.core.live.logs;

import org.jspecify.annotations.Nullable;

import studio.truss.core.live.ChatLog;
import studio.truss.core.live.ChatLogResult;

import java.io.IOException;
import java.io.Reader;

/// Text with a time at the head of each line: `H:MM:SS text`, `[H:MM:SS] user: text`, `[2021-01-11
/// 00:24:56 UTC] user: text`.
final class LineChat {
    private static final int LINE_MAX = 64 * 1024;
    private static final int NAME_MAX = 40;

    private final LogBuilder log;
    private final DayClock clock = new DayClock();

    LineChat(LogBuilder log) {
        this.log = log;
    }

    /// Whether most lines of a sample begin with a time that is not a CSV column.
    static boolean fits(String sample) {
        int fitting = 0;
        int seen = 0;
        for (String line : (Iterable<String>) sample.lines().limit(50)::iterator) {
            if (line.isBlank()) {
                continue;
            }
            seen++;
            Head head = head(line);
            if (head != null && !csv(line, head)) {
                fitting++;
            }
        }
        return fitting * 2 > seen;
    }

    private static boolean csv(String line, Head head) {
        return !head.bracketed()
                && head.end() < line.length()
                && (line.charAt(head.end()) == ',' || line.charAt(head.end()) == ';');
    }

    ChatLogResult read(Reader in) throws IOException {
        TextLines lines = new TextLines(in, LINE_MAX);
        while (!log.full() && lines.next()) {
            add(lines.line());
        }
        if (clock.wall()) {
            log.wallClock();
        }
        return log.whole(ChatLog.Format.TIMED_TEXT);
    }

    private void add(String line) {
        if (line.isBlank()) {
            return;
        }
        Head head = head(line);
        if (head == null) {
            log.unreadable();
            return;
        }
        String rest = line.substring(head.end()).strip();
        long ms = clock.place(head.time());
        if (clock.wall()) {
            log.wallClock();
        }
        String user = null;
        int colon = head.bracketed() ? rest.indexOf(": ") : -1;
        if (colon > 0 && colon <= NAME_MAX && rest.lastIndexOf(' ', colon) < 0) {
            user = rest.substring(0, colon);
            rest = rest.substring(colon + 2);
        } else if (rest.startsWith("<") && rest.indexOf("> ") > 1) {
            user = rest.substring(1, rest.indexOf("> "));
            rest = rest.substring(rest.indexOf("> ") + 2);
        }
        log.add(ms, user, rest, MessageKinds.of(user, rest));
    }

    private record Head(ChatTime time, int end, boolean bracketed) {}

    private static @Nullable Head head(String line) {
        int from = line.length() - line.stripLeading().length();
        if (from < line.length() && line.charAt(from) == '[') {
            int close = line.indexOf(']', from);
            if (close < 0 || close - from > 40) {
                return null;
            }
            ChatTime time = ChatTime.parse(line.substring(from + 1, close));
            return time == null ? null : new Head(time, close + 1, true);
        }
        int end = from;
        while (end < line.length() && timeCharacter(line.charAt(end))) {
            end++;
        }
        if (end == from || line.substring(from, end).indexOf(':') < 0) {
            return null;
        }
        ChatTime time = ChatTime.parse(line.substring(from, end));
        return time == null ? null : new Head(time, end, false);
    }

    private static boolean timeCharacter(char c) {
        return (c >= '0' && c <= '9') || c == ':' || c == '.' || c == '-' || c == 'T' || c == 'Z';
    }
}
