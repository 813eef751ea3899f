package studio.truss.platform.devcloud.gemini.fault;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// Something that goes wrong with one request.
public sealed interface Fault {
    /// Another answer in place of the right one; nothing is done.
    record Answer(int status, Map<String, String> headers, String body) implements Fault {
        public Answer {
            headers = Map.copyOf(headers);
        }
    }

    /// The connection is cut after so many bytes of the body have arrived, which are kept where
    /// they are an upload's.
    record CutRequest(long afterBytes) implements Fault {}

    /// What was asked is done, and the connection is cut before it is said.
    record CutAnswer() implements Fault {}

    /// A stream is cut after so many events and a half.
    record CutStream(int afterEvents) implements Fault {}

    /// After so many events a stream goes on with another text.
    record InStream(int afterEvents, String text) implements Fault {}

    /// Waits before anything is done, as long as the latch is closed.
    record Hold(CountDownLatch until) implements Fault {}

    /// As the service writes errors.
    static Answer error(int status, String name, String message) {
        return new Answer(status, Map.of(), GoogleErrors.of(status, name, message));
    }

    /// @param delay such as `37s`
    static Answer quota(String delay) {
        return new Answer(429, Map.of(), GoogleErrors.quota(delay));
    }

    /// A page in place of the service, as a hotel's network has one.
    static Answer signInPage() {
        return new Answer(
                200,
                Map.of("Content-Type", "text/html"),
                "<!doctype html><html><body>Welcome! Please sign in.</body></html>");
    }
}
