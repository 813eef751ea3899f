package studio.truss.core.live.evaluation;

import studio.truss.core.live.ChatLog;
import studio.truss.core.live.ChatLogResult;
import studio.truss.core.live.logs.ChatLogReader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The logs of a folder that somebody marked or labelled, read once.
///
/// @param windows logs whose windows were labelled
/// @param excerpts by the file's name: labelled windows that came without the rest of their log
record TestLogs(List<Marked> marked, List<Labelled> windows, Map<String, List<Labelled>> excerpts) {

    /// A log with the times of its highlights.
    record Marked(String name, ChatLog log, long[] marks) {}

    /// A log with labelled windows.
    record Labelled(String name, ChatLog log, List<Truth.Window> windows) {}

    private static final String MARKS = ".highlights.json";
    private static final String LABELS = ".labels.json";
    private static final String EXCERPTS = "_labelled_windows.jsonl";

    /// @param logs folder of chat logs
    /// @param truth folder of `NAME.highlights.json` and `NAME.labels.json`, named as the logs
    static TestLogs read(Path logs, Path truth) throws IOException {
        List<Marked> marked = new ArrayList<>();
        for (Path file : Truth.files(truth, MARKS)) {
            String name = name(file, MARKS);
            Path log = Truth.logOf(logs, name);
            if (log != null) {
                marked.add(new Marked(name, read(log), Truth.marks(file)));
            }
        }
        List<Labelled> windows = new ArrayList<>();
        for (Path file : Truth.files(truth, LABELS)) {
            String name = name(file, LABELS);
            Path log = Truth.logOf(logs, name);
            if (log != null) {
                windows.add(new Labelled(name, read(log), Truth.labels(file)));
            }
        }
        Map<String, List<Labelled>> excerpts = new LinkedHashMap<>();
        for (Path file : Truth.files(logs, EXCERPTS)) {
            List<Labelled> parts = new ArrayList<>();
            Truth.excerpts(file)
                    .forEach((vod, each) ->
                            parts.add(new Labelled(vod, each.log(), each.windows())));
            excerpts.put(name(file, EXCERPTS), parts);
        }
        return new TestLogs(marked, windows, excerpts);
    }

    private static ChatLog read(Path file) throws IOException {
        return switch (new ChatLogReader().read(file)) {
            case ChatLogResult.Whole(ChatLog log) -> log;
            case ChatLogResult.Partly(ChatLog log, String problem) -> log;
            case ChatLogResult.Refused(String problem) -> throw new IOException(problem);
        };
    }

    private static String name(Path file, String ending) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ending.length());
    }
}
