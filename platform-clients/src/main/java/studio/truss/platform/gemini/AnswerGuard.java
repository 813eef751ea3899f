package studio.truss.platform.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;

import okio.BufferedSource;
import okio.Okio;

import studio.truss.platform.gemini.failure.GeminiFailures;
import studio.truss.platform.gemini.failure.GoogleError;
import studio.truss.platform.gemini.failure.Refusal;
import studio.truss.platform.gemini.failure.RefusedException;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;

/// Stands between the connection and the SDK, which ignores an error within a stream, takes any
/// size, and leaves out the headers of a refusal: what comes through is an answer of the service,
/// of bounded size and with what is read of it; all else is thrown, to be told by [GeminiFailures].
final class AnswerGuard implements Interceptor {
    /// A window's answer is some ten KB.
    static final long BODY_MAX = 16 << 20;

    private static final int REFUSAL_MAX = 1 << 20;
    private static final MediaType JSON_TYPE = MediaType.get("application/json; charset=utf-8");
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The line broke before the first byte of a stream.
    static final class Unheard extends IOException {
        private static final long serialVersionUID = 1;

        private final IOException broken;

        Unheard(IOException broken) {
            super(broken);
            this.broken = broken;
        }

        IOException broken() {
            return broken;
        }
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        boolean stream = chain.request().url().encodedPath().endsWith(":streamGenerateContent");
        Response answer = stream ? heard(chain) : chain.proceed(chain.request());
        ResponseBody body = answer.body();
        if (body == null) {
            throw new IOException("an answer without a body");
        }
        if (!answer.isSuccessful()) {
            try (answer) {
                throw new RefusedException(refusal(answer, body));
            }
        }
        return stream
                ? answer.newBuilder().body(events(body)).build()
                : answer.newBuilder().body(whole(answer, body)).build();
    }

    private static Response heard(Chain chain) throws IOException {
        try {
            return chain.proceed(chain.request());
        } catch (InterruptedIOException e) {
            throw e; // in a long silence a model may have written on
        } catch (IOException e) {
            throw new Unheard(e);
        }
    }

    private static Refusal refusal(Response answer, ResponseBody body) throws IOException {
        BufferedSource source = body.source();
        source.request(REFUSAL_MAX);
        byte[] some =
                source.getBuffer().readByteArray(Math.min(source.getBuffer().size(), REFUSAL_MAX));
        return new Refusal(answer.code(), type(body), answer.header("Retry-After"), some);
    }

    static String type(ResponseBody body) {
        MediaType type = body.contentType();
        return type == null ? "" : type.toString();
    }

    private static ResponseBody whole(Response answer, ResponseBody body) throws IOException {
        try (answer) {
            BufferedSource source = body.source();
            if (source.request(BODY_MAX + 1)) {
                throw new IOException("an answer of more than " + BODY_MAX + " bytes");
            }
            byte[] bytes = source.readByteArray();
            JsonNode json = requireAnswer(bytes, type(body));
            return ResponseBody.create(NeededFields.of(json).toString(), JSON_TYPE);
        }
    }

    /// Also an error comes with a good status now and then.
    private static JsonNode requireAnswer(byte[] bytes, String type) throws IOException {
        Refusal refusal = new Refusal(200, type, null, bytes);
        try {
            JsonNode json = JSON.readTree(bytes);
            if (!json.isObject() || GoogleError.read(json).isPresent()) {
                throw new RefusedException(refusal);
            }
            return json;
        } catch (JsonProcessingException e) {
            if (new String(bytes, StandardCharsets.UTF_8).stripLeading().startsWith("{")) {
                throw new IOException("an answer that was cut");
            }
            throw new RefusedException(refusal);
        }
    }

    private static ResponseBody events(ResponseBody body) {
        BufferedSource events = Okio.buffer(new EventStream(body.source(), type(body), BODY_MAX));
        return ResponseBody.create(events, MediaType.get("text/event-stream"), -1);
    }
}
