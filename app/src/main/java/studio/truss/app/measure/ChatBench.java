package studio.truss.app.measure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import studio.truss.core.demo.DemoChat;
import studio.truss.core.demo.DemoScript;
import studio.truss.core.live.ChatAnalyzer;
import studio.truss.core.live.ChatLogResult;
import studio.truss.core.live.logs.ChatLogReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reading a long chat log and finding its bursts, against parsing its lines as JSON alone.
public final class ChatBench {
    private static final int MESSAGES = 200_000;
    private static final double TARGET = 100_000;

    private ChatBench() {}

    /// @param script whose chat is repeated
    public static List<Row> run(Path folder, DemoScript script, int rounds) throws IOException {
        List<DemoChat.Line> once = DemoChat.of(script);
        List<DemoChat.Line> lines = new ArrayList<>();
        for (int turn = 0; lines.size() < MESSAGES; turn++) {
            for (DemoChat.Line line : once) {
                lines.add(
                        new DemoChat.Line(
                                line.ms() + turn * script.durationMs(), line.user(), line.text()));
            }
        }
        Path file = folder.resolve("chat.jsonl");
        Files.writeString(file, DemoChat.jsonLines(lines));
        double[] ours = new double[rounds];
        double[] plain = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            ours[i] = lines.size() / Meter.of(() -> analyse(file)).cpuS();
            plain[i] = lines.size() / Meter.of(() -> parse(file)).cpuS();
        }
        return List.of(
                Row.atLeast("chat: messages a second of CPU", Meter.median(ours), "1/s", TARGET)
                        .against(Meter.median(plain))
                        .over(rounds));
    }

    private static void analyse(Path file) {
        if (new ChatLogReader().read(file) instanceof ChatLogResult.Whole(var log)) {
            new ChatAnalyzer().analyze(log);
        } else {
            throw new IllegalStateException("the log was not read whole");
        }
    }

    /// Every token and every text is looked at and nothing is made of them.
    private static void parse(Path file) {
        try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
            long characters = 0;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isScalarValue()) {
                    characters += json.getText().length();
                }
            }
            if (characters == 0) {
                throw new IllegalStateException("an empty chat");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
