package studio.truss.core.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.core.gemini.remote.Answer;
import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;
import studio.truss.core.gemini.remote.GeminiService;
import studio.truss.core.gemini.remote.Question;
import studio.truss.core.gemini.remote.RemoteFile;
import studio.truss.core.gemini.remote.Usage;
import studio.truss.core.gemini.remote.VideoPart;
import studio.truss.core.transfer.remote.ObjectBody;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Gemini in memory. [#before] is asked before each request and may throw in its place, [#text] may
/// answer otherwise; all requests are written down, those that failed too. Any thread.
public class FakeGemini implements GeminiService {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NUMBER = Pattern.compile("\"number\"\\s*:\\s*(\\d+)");

    private final List<String> log = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final Map<String, Long> uploads = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private final Map<String, RemoteFile> files = new HashMap<>();
    private int names;

    /// @param request `ask`, `begin`, `received`, `send` or `file`
    protected void before(String request) {}

    /// @return what the model writes
    protected Answer answer(Question question) {
        return new Answer(text(question), true, new Usage(1_000, 0, 200, 0), question.model());
    }

    protected String text(Question question) {
        return usual(question);
    }

    /// The state in which a file is seen.
    protected RemoteFile.State state(RemoteFile file) {
        return RemoteFile.State.ACTIVE;
    }

    private void request(String request) {
        synchronized (this) {
            log.add(request);
        }
        before(request);
    }

    public synchronized List<String> log() {
        return List.copyOf(log);
    }

    public synchronized long count(String request) {
        return log.stream().filter(request::equals).count();
    }

    /// All that were asked, those included that got no answer.
    public synchronized List<Question> questions() {
        return List.copyOf(questions);
    }

    public synchronized void forgetFiles() {
        files.clear();
    }

    public synchronized void forgetUploads() {
        uploads.clear();
    }

    @Override
    public String begin(String displayName, String mimeType, long sizeBytes) {
        request("begin");
        synchronized (this) {
            String place = "place-" + ++names;
            uploads.put(place, 0L);
            sizes.put(place, sizeBytes);
            return place;
        }
    }

    @Override
    public long received(String place) {
        request("received");
        return upload(place);
    }

    private synchronized long upload(String place) {
        Long there = uploads.get(place);
        if (there == null) {
            throw new GeminiException(Kind.UPLOAD_GONE, "no such upload", null);
        }
        return there;
    }

    @Override
    public Optional<RemoteFile> send(String place, long from, ObjectBody piece, boolean last)
            throws IOException {
        request("send");
        if (upload(place) != from) {
            throw new GeminiException(Kind.INVALID, "not at " + from, null);
        }
        try (InputStream in = piece.open()) {
            in.readAllBytes();
        }
        synchronized (this) {
            uploads.put(place, from + piece.size());
            if (!last) {
                return Optional.empty();
            }
            if (from + piece.size() != sizes.getOrDefault(place, 0L)) {
                throw new GeminiException(Kind.INVALID, "not whole", null);
            }
            String name = "files/f" + ++names;
            RemoteFile file =
                    new RemoteFile(
                            name,
                            "https://files/" + name,
                            "video/mp4",
                            from + piece.size(),
                            RemoteFile.State.PROCESSING,
                            null,
                            null);
            files.put(name, file);
            return Optional.of(file);
        }
    }

    @Override
    public RemoteFile file(String name) {
        request("file");
        RemoteFile file = found(name);
        return new RemoteFile(
                name,
                file.uri(),
                file.mimeType(),
                file.sizeBytes(),
                state(file),
                null,
                state(file) == RemoteFile.State.FAILED ? "codec" : null);
    }

    private synchronized RemoteFile found(String name) {
        RemoteFile file = files.get(name);
        if (file == null) {
            throw new GeminiException(Kind.FILE_GONE, "no such file", null);
        }
        return file;
    }

    @Override
    public synchronized void delete(String name) {
        files.remove(name);
    }

    @Override
    public Answer ask(Question question) {
        synchronized (this) {
            questions.add(question);
        }
        request("ask");
        VideoPart part = question.video();
        synchronized (this) {
            if (part != null
                    && files.values().stream().noneMatch(f -> f.uri().equals(part.uri()))) {
                throw new GeminiException(Kind.FILE_GONE, "no such file", null);
            }
        }
        return answer(question);
    }

    @Override
    public long countTokens(Question question) {
        return 1_000;
    }

    @Override
    public List<String> models() {
        return List.of("gemini-3.8-flash");
    }

    /// Something sensible for each kind of question.
    public static String usual(Question question) {
        ObjectNode root = JSON.createObjectNode();
        VideoPart part = question.video();
        if (part != null) {
            window(root, (int) (part.toS() - part.fromS()), part.fromS());
        } else if (question.schema().path("properties").has("candidates")) {
            ArrayNode list = root.putArray("candidates");
            Matcher numbers = NUMBER.matcher(question.text());
            while (numbers.find()) {
                ObjectNode one = list.addObject().put("number", Integer.parseInt(numbers.group(1)));
                for (String regard : List.of("hook", "engagement", "value", "shareability")) {
                    one.put(regard, 10 + list.size() % 15);
                }
            }
        } else {
            root.putArray("chapters").addObject().put("start", "00:00:00").put("title", "All");
        }
        return root.toString();
    }

    private static void window(ObjectNode root, int length, long fromS) {
        ObjectNode moment = root.putArray("moments").addObject();
        moment.put("start", clock(length / 4)).put("end", clock(length / 4 + 20));
        moment.put("hook", "You will not believe this");
        moment.put("title", "What happened at " + fromS);
        moment.put("why", "It is a surprise.");
        ObjectNode scores = moment.putObject("scores");
        scores.put("hook", 20).put("engagement", 18).put("value", 10).put("shareability", 15);
        moment.put("score", 63);
        ObjectNode chapter = root.putArray("chapters").addObject();
        chapter.put("start", "00:00").put("title", "Part from " + fromS);
        ObjectNode sentence = root.putArray("transcript").addObject();
        sentence.put("start", "00:02").put("end", "00:06").put("speaker", "Speaker 1");
        sentence.put("text", "This was said at " + fromS + ".");
    }

    private static String clock(int seconds) {
        return "%02d:%02d".formatted(seconds / 60, seconds % 60);
    }
}
