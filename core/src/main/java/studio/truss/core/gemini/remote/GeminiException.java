package studio.truss.core.gemini.remote;

import org.jspecify.annotations.Nullable;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/// Gemini did not do what was asked. Whether a request took effect, and is billed, is unknown where
/// no answer came. The message is meant for a person: what happened and what to do.
public final class GeminiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public enum Kind {
        /// The key is not known, or was taken back.
        BAD_KEY,
        /// The key may not do that: API not enabled, region, project.
        DENIED,
        /// There is no such model, or it was shut down.
        MODEL_GONE,
        /// The file is not there: deleted, expired, or another key's.
        FILE_GONE,
        /// The upload is not known any more.
        UPLOAD_GONE,
        /// The request itself is wrong, and will be next time.
        INVALID,
        /// Too many requests or tokens for now.
        QUOTA,
        /// The service is overloaded or broken.
        BUSY,
        /// No answer: no network, a time limit, a connection that was cut.
        UNREACHABLE,
        /// The answer came from something that is not the service, such as a hotel's sign-in page.
        NOT_THE_SERVICE,
        /// The model refused for its rules; asking again gives the same.
        BLOCKED,
        /// An answer without anything in it.
        EMPTY
    }

    private final Kind kind;
    private final transient @Nullable Duration retryAfter;
    private final transient @Nullable Usage usage;
    private final boolean lasting;
    private final Heard heard;

    /// How much of an answer had come.
    private enum Heard {
        /// Surely nothing, though somebody was there.
        NOTHING,
        NOT_KNOWN,
        SOME
    }

    public GeminiException(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, message, null, cause);
    }

    /// @param retryAfter what the service says to wait; null where it does not say
    public GeminiException(
            Kind kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        this(kind, message, retryAfter, null, false, Heard.NOT_KNOWN, cause);
    }

    /// An answer of the model that is of no use, and what it is billed by.
    public static GeminiException billed(Kind kind, String message, Usage usage) {
        return new GeminiException(
                kind,
                message,
                null,
                usage.equals(Usage.NONE) ? null : usage,
                false,
                Heard.NOT_KNOWN,
                null);
    }

    /// A limit that waiting for minutes does not lift.
    public static GeminiException lasting(String message) {
        return new GeminiException(Kind.QUOTA, message, null, null, true, Heard.NOT_KNOWN, null);
    }

    /// The same after the service had begun to answer.
    public GeminiException afterBeginning() {
        return with("", Heard.SOME);
    }

    /// The same where the line broke before the first byte of a stream.
    public GeminiException beforeBeginning() {
        return with("", Heard.NOTHING);
    }

    /// The same with another sentence for a person.
    public GeminiException saying(String more) {
        return with(" " + more, heard);
    }

    private GeminiException with(String more, Heard much) {
        return new GeminiException(
                kind, getMessage() + more, retryAfter, usage, lasting, much, getCause());
    }

    private GeminiException(
            Kind kind,
            String message,
            @Nullable Duration retryAfter,
            @Nullable Usage usage,
            boolean lasting,
            Heard heard,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
        this.usage = usage;
        this.lasting = lasting;
        this.heard = heard;
    }

    /// What it is billed by, where the service said so.
    public Optional<Usage> usage() {
        return Optional.ofNullable(usage);
    }

    public Kind kind() {
        return kind;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /// Whether the request surely never left this machine.
    public boolean isUnsent() {
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    /// Whether the service may bill the request. What it refuses it does not; what it had begun to
    /// answer it may, however that ended, and so it may where nothing was heard of it.
    public boolean mayBeBilled() {
        return heard == Heard.SOME
                || switch (kind) {
                    case UNREACHABLE -> !isUnsent();
                    case EMPTY, BLOCKED -> true;
                    case NOT_THE_SERVICE,
                            BAD_KEY,
                            DENIED,
                            MODEL_GONE,
                            FILE_GONE,
                            UPLOAD_GONE,
                            INVALID,
                            QUOTA,
                            BUSY ->
                            false;
                };
    }

    /// Whether no word of an answer can have been written yet, but in the model's thoughts.
    public boolean isUnheard() {
        return heard == Heard.NOTHING;
    }

    /// Whether the same request may succeed later without anything else having changed.
    public boolean passes() {
        return switch (kind) {
            case QUOTA -> !lasting;
            case BUSY, UNREACHABLE, NOT_THE_SERVICE, EMPTY -> true;
            case BAD_KEY, DENIED, MODEL_GONE, FILE_GONE, UPLOAD_GONE, INVALID, BLOCKED -> false;
        };
    }

    /// Whether it stands in the way of every other request just as well, until somebody does
    /// something about it.
    public boolean stopsAll() {
        return switch (kind) {
            case BAD_KEY, DENIED, NOT_THE_SERVICE -> true;
            case MODEL_GONE,
                    FILE_GONE,
                    UPLOAD_GONE,
                    INVALID,
                    QUOTA,
                    BUSY,
                    UNREACHABLE,
                    BLOCKED,
                    EMPTY ->
                    false;
        };
    }
}
