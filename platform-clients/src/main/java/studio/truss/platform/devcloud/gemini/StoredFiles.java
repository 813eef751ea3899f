package studio.truss.platform.devcloud.gemini;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files that were uploaded, and how far the service is with looking at them; any thread.
public final class StoredFiles {
    private static final Duration KEPT = Duration.ofDays(2);

    private final URI endpoint;
    private final Clock clock;
    private final Map<String, Stored> files = new LinkedHashMap<>();
    private int made;
    private int polls = 1;
    private boolean ends = true;
    private @Nullable String problem;

    StoredFiles(URI endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    private static final class Stored {
        private final UploadDesk.Arrived arrived;
        private final Instant at;
        private int pollsLeft;
        private final boolean ends;
        private final @Nullable String problem;

        Stored(
                UploadDesk.Arrived arrived,
                Instant at,
                int polls,
                boolean ends,
                @Nullable String problem) {
            this.arrived = arrived;
            this.at = at;
            this.pollsLeft = polls;
            this.ends = ends;
            this.problem = problem;
        }

        String state() {
            if (!ends || pollsLeft > 0) {
                return "PROCESSING";
            }
            return problem == null ? "ACTIVE" : "FAILED";
        }
    }

    /// Files that come from now on are ready after so many looks at them.
    public synchronized void readyAfter(int looks) {
        polls = looks;
        ends = true;
        problem = null;
    }

    /// Files that come from now on cannot be looked at.
    public synchronized void failing(String why) {
        ends = true;
        problem = why;
    }

    /// Files that come from now on are never ready.
    public synchronized void neverReady() {
        ends = false;
    }

    /// Names, oldest first.
    public synchronized List<String> names() {
        return new ArrayList<>(files.keySet());
    }

    /// 64 lower-case hex digits of what arrived.
    public synchronized Optional<String> sha256(String name) {
        return Optional.ofNullable(files.get(name)).map(file -> file.arrived.sha256());
    }

    /// Deletes all, as the service does after two days.
    public synchronized void expire() {
        files.clear();
    }

    synchronized ObjectNode add(UploadDesk.Arrived arrived) {
        made++;
        String name = "files/film-" + made;
        files.put(name, new Stored(arrived, clock.instant(), polls, ends, problem));
        return json(name, files.get(name));
    }

    /// Looks at a file, which may be ready next time.
    synchronized Optional<ObjectNode> look(String name) {
        Stored file = files.get(name);
        if (file == null) {
            return Optional.empty();
        }
        ObjectNode json = json(name, file);
        if (file.pollsLeft > 0) {
            file.pollsLeft--;
        }
        return Optional.of(json);
    }

    synchronized boolean delete(String name) {
        return files.remove(name) != null;
    }

    /// `ACTIVE` and so on; empty for a file that is not there.
    synchronized Optional<String> stateOf(String uri) {
        String name = uri.replaceFirst(".*/v1beta/", "");
        return Optional.ofNullable(files.get(name)).map(Stored::state);
    }

    private ObjectNode json(String name, Stored file) {
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("name", name)
                        .put("displayName", file.arrived.displayName())
                        .put("mimeType", file.arrived.mimeType())
                        .put("sizeBytes", String.valueOf(file.arrived.size()))
                        .put("createTime", file.at.toString())
                        .put("updateTime", file.at.toString())
                        .put("expirationTime", file.at.plus(KEPT).toString())
                        .put("sha256Hash", file.arrived.sha256())
                        .put("uri", endpoint + "/v1beta/" + name)
                        .put("state", file.state())
                        .put("source", "UPLOADED");
        if (file.state().equals("FAILED")) {
            json.putObject("error").put("code", 13).put("message", file.problem);
        }
        return json;
    }
}
