package studio.truss.core.live.logs;

import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

import studio.truss.core.live.ChatLog;
import studio.truss.core.live.ChatLogResult;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// CSV (RFC 4180; comma, semicolon or tab) with a time and a text column in any order, a user
/// column if there is one. Without a header: time, text or time, user, text.
final class CsvChat {
    private static final Set<String> TIMES =
            Set.of(
                    "t",
                    "time",
                    "ms",
                    "offset",
                    "seconds",
                    "timestamp",
                    "created_at",
                    "date",
                    "datetime",
                    "time_in_seconds",
                    "content_offset_seconds",
                    "video_offset");
    private static final Set<String> USERS =
            Set.of(
                    "user",
                    "username",
                    "user_name",
                    "name",
                    "author",
                    "nick",
                    "nickname",
                    "commenter",
                    "display_name",
                    "sender",
                    "from");
    private static final Set<String> TEXTS =
            Set.of("text", "message", "msg", "body", "comment", "content");

    private final LogBuilder log;
    private final DayClock clock = new DayClock();

    CsvChat(LogBuilder log) {
        this.log = log;
    }

    ChatLogResult read(Reader in, String sample) throws IOException {
        CSVFormat format =
                CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(delimiter(sample))
                        .setIgnoreEmptyLines(true)
                        .setIgnoreSurroundingSpaces(true)
                        .get();
        try (CSVParser parser = CSVParser.parse(in, format)) {
            rows(parser);
        } catch (UncheckedIOException e) {
            return broken(e.getCause() == null ? new IOException(e) : e.getCause());
        } catch (CSVException e) {
            return broken(e);
        }
        return log.whole(ChatLog.Format.CSV);
    }

    /// A quote out of place is damage; a disk that fails is not ours to name.
    private ChatLogResult broken(IOException e) throws IOException {
        if (!(e instanceof CSVException)) {
            throw e;
        }
        return log.isEmpty()
                ? log.whole(ChatLog.Format.CSV)
                : log.partly(ChatLog.Format.CSV, "is damaged in its quoting");
    }

    private void rows(CSVParser parser) {
        Columns columns = null;
        for (CSVRecord row : parser) {
            if (log.full()) {
                return;
            }
            if (columns == null) {
                columns = Columns.ofHeader(row);
                if (columns != null) {
                    continue;
                }
                columns = Columns.ofData(row);
                if (columns == null) {
                    return;
                }
            }
            add(row, columns);
        }
    }

    private void add(CSVRecord row, Columns columns) {
        ChatTime time =
                row.size() > columns.time() ? ChatTime.parse(row.get(columns.time())) : null;
        if (time == null || row.size() <= columns.text()) {
            log.unreadable();
            return;
        }
        long ms = clock.place(time);
        if (clock.wall()) {
            log.wallClock();
        }
        String user =
                columns.user() >= 0 && row.size() > columns.user() ? row.get(columns.user()) : null;
        String text = row.get(columns.text());
        boolean millis = columns.millis() && time.sort() == ChatTime.Sort.SECONDS;
        log.add(millis ? ms / 1000 : ms, user, text, MessageKinds.of(user, text));
    }

    private static char delimiter(String sample) {
        String first = sample.lines().findFirst().orElse("");
        int best = count(first, ',');
        char found = ',';
        for (char c : new char[] {';', '\t'}) {
            if (count(first, c) > best) {
                best = count(first, c);
                found = c;
            }
        }
        return found;
    }

    private static int count(String text, char wanted) {
        return (int) text.chars().filter(c -> c == wanted).count();
    }

    /// Where the columns stand; user -1 where there is none.
    private record Columns(int time, int user, int text, boolean millis) {
        static @Nullable Columns ofHeader(CSVRecord row) {
            List<String> names = new ArrayList<>();
            for (String cell : row) {
                names.add(cell.strip().toLowerCase(Locale.ROOT).replace(' ', '_'));
            }
            int time = first(names, TIMES);
            int text = first(names, TEXTS);
            return time < 0 || text < 0
                    ? null
                    : new Columns(time, first(names, USERS), text, names.get(time).equals("ms"));
        }

        static @Nullable Columns ofData(CSVRecord row) {
            if (row.size() < 2 || ChatTime.parse(row.get(0)) == null) {
                return null;
            }
            return row.size() == 2 ? new Columns(0, -1, 1, false) : new Columns(0, 1, 2, false);
        }

        private static int first(List<String> names, Set<String> wanted) {
            for (int i = 0; i < names.size(); i++) {
                if (wanted.contains(names.get(i))) {
                    return i;
                }
            }
            return -1;
        }
    }
}
