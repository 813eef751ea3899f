package studio.truss.platform.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.genai.Client;
import com.google.genai.ResponseStream;
import com.google.genai.errors.GenAiIOException;
import com.google.genai.types.ClientOptions;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;

import okhttp3.OkHttpClient;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.remote.Answer;
import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.Question;
import studio.truss.platform.gemini.access.GeminiAddress;
import studio.truss.platform.gemini.access.GeminiKey;
import studio.truss.platform.gemini.failure.GeminiFailures;
import studio.truss.platform.gemini.failure.GoogleError;
import studio.truss.platform.gemini.failure.NoAnswer;
import studio.truss.platform.gemini.failure.RefusedException;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Questions, by Google's SDK: what a stretch of film is about as a stream, which shows at once
/// that somebody answers, all others in one piece. Each is sent once. Any thread.
final class Asking implements AutoCloseable {
    /// Nothing answers with this: the SDK's own repeating is off.
    private static final int NEVER = 599;

    private final GeminiAddress address;
    private final GeminiKey key;
    private final GeminiFailures failures;
    private final OkHttpClient connection;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable Client client;
    private volatile boolean streams = true;

    Asking(GeminiAddress address, GeminiKey key, GeminiFailures failures, Limits limits) {
        this.address = address;
        this.key = key;
        this.failures = failures;
        this.connection =
                new OkHttpClient.Builder()
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .retryOnConnectionFailure(false)
                        .connectTimeout(limits.connect())
                        .writeTimeout(limits.standstill())
                        .readTimeout(limits.silence())
                        .callTimeout(limits.whole())
                        .addInterceptor(new AnswerGuard())
                        .build();
    }

    Answer ask(Question question) {
        if (question.video() == null || !streams) {
            return onOwnThread(() -> unary(question));
        }
        try {
            return onOwnThread(() -> streamed(question));
        } catch (NoStreamsException e) {
            Answer answer = onOwnThread(() -> unary(question));
            streams = false;
            return answer;
        }
    }

    /// Whoever answers knows no streams.
    private static final class NoStreamsException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoStreamsException() {
            super(null, null, false, false);
        }
    }

    private Answer unary(Question question) {
        GenerateContentResponse response =
                client().models
                        .generateContent(
                                question.model(),
                                List.of(SdkQuestion.content(question)),
                                SdkQuestion.config(question));
        AnswerReader reader = new AnswerReader(question.model());
        reader.add(response);
        return reader.whole();
    }

    private Answer streamed(Question question) {
        AnswerReader reader = new AnswerReader(question.model());
        try (ResponseStream<GenerateContentResponse> pieces =
                client().models
                        .generateContentStream(
                                question.model(),
                                List.of(SdkQuestion.content(question)),
                                SdkQuestion.config(question))) {
            for (GenerateContentResponse piece : pieces) {
                reader.add(piece);
            }
        } catch (GenAiIOException e) {
            if (e.getCause() instanceof EventStream.NoEvents || knowsNoStreams(e)) {
                throw new NoStreamsException();
            }
            throw e;
        }
        return reader.ofStream();
    }

    private static boolean knowsNoStreams(GenAiIOException e) {
        return e.getCause() instanceof RefusedException refused
                && switch (refused.refusal().status()) {
                    case 404, 405, 501 -> GoogleError.read(refused.refusal().body()).isEmpty();
                    default -> false;
                };
    }

    /// The SDK cannot be interrupted on a thread of the system's.
    private Answer onOwnThread(Callable<Answer> call) {
        Future<Answer> answer = threads.submit(() -> told(call));
        try {
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw NoAnswer.interrupted();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException own) {
                throw own;
            }
            throw new IllegalStateException("a question that could not be asked", e.getCause());
        }
    }

    /// The SDK throws what comes to hand at an answer whose parts are not of the kind that it
    /// knows.
    private Answer told(Callable<Answer> call) throws Exception {
        try {
            return call.call();
        } catch (GenAiIOException e) {
            throw switch (e.getCause()) {
                case RefusedException refused -> {
                    GeminiException said = failures.of(GeminiFailures.Call.ASK, refused.refusal());
                    yield refused.isInAnswer() ? said.afterBeginning() : said;
                }
                case AnswerGuard.Unheard unheard -> NoAnswer.of(unheard.broken()).beforeBeginning();
                case JsonProcessingException _ -> AnswerReader.unreadable();
                case IOException broken -> NoAnswer.of(broken);
                case null, default -> AnswerReader.unreadable();
            };
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
            throw AnswerReader.unreadable();
        }
    }

    private synchronized Client client() {
        Client made = client;
        if (made == null) {
            made =
                    Client.builder()
                            .apiKey(key.value())
                            .vertexAI(false)
                            .httpOptions(
                                    HttpOptions.builder()
                                            .baseUrl(address.base().toString())
                                            .apiVersion(GeminiAddress.VERSION)
                                            .retryOptions(
                                                    HttpRetryOptions.builder()
                                                            .attempts(1)
                                                            .httpStatusCodes(List.of(NEVER))
                                                            .build())
                                            .build())
                            .clientOptions(
                                    ClientOptions.builder().customHttpClient(connection).build())
                            .build();
            client = made;
        }
        return made;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        connection.dispatcher().executorService().shutdown();
        connection.connectionPool().evictAll();
    }
}
