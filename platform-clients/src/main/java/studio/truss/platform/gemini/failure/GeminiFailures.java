package studio.truss.platform.gemini.failure;

import com.fasterxml.jackson.databind.node.MissingNode;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;
import studio.truss.platform.gemini.access.GeminiKey;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// What the service refused, in words for a person. What it says itself is quoted where it helps,
/// without the key.
public final class GeminiFailures {
    /// What a request was about, which decides what is gone where something is.
    public enum Call {
        ASK,
        FILE,
        UPLOAD,
        OTHER
    }

    private static final int SERVER_ERROR = 500;
    private static final int SIGN_IN_FIRST = 511;

    private final GeminiKey key;
    private final Clock clock;

    public GeminiFailures(GeminiKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    public GeminiException of(Call call, Refusal refusal) {
        Optional<GoogleError> said = GoogleError.read(refusal.body());
        if (said.isEmpty() && !isOfService(refusal)) {
            return NoAnswer.notTheService(null);
        }
        GoogleError error =
                said.orElseGet(
                        () -> new GoogleError(refusal.status(), "", "", MissingNode.getInstance()));
        RefusalWords words = new RefusalWords(key, error);
        int status = refusal.status() / 100 == 2 ? error.httpStatus() : refusal.status();
        return switch (status) {
            case 400, 412 -> wrong(call, error, words);
            case 401 -> badKey(words);
            case 403 -> denied(call, error, words);
            case 404, 410 -> gone(call, words);
            case 408, 499, 504 ->
                    busy(
                            "Gemini did not finish in time. If that stays, ask later.",
                            error,
                            refusal);
            case 413 ->
                    new GeminiException(
                            Kind.INVALID,
                            "The request is too large for Gemini." + words.quoted(),
                            null);
            case 429 -> new QuotaWords(error).refused(words, delay(error, refusal));
            default ->
                    status >= SERVER_ERROR
                            ? busy(
                                    "Gemini is overloaded or has trouble at the moment, and takes"
                                            + " requests again later.",
                                    error,
                                    refusal)
                            : invalid(call, words);
        };
    }

    /// A status that only the service or its front gives, or a text that is no page.
    private static boolean isOfService(Refusal refusal) {
        int status = refusal.status();
        if (status == SIGN_IN_FIRST || status == 407 || status / 100 == 3 || status / 100 == 2) {
            return false;
        }
        boolean page = refusal.type().toLowerCase(Locale.ROOT).contains("html");
        return status >= SERVER_ERROR || status == 429 || !page;
    }

    private static GeminiException badKey(RefusalWords words) {
        return new GeminiException(
                Kind.BAD_KEY,
                words.isLeaked()
                        ? "Google has blocked this key, because it was found in public. Make"
                              + " another at aistudio.google.com/apikey and store it: truss key set"
                              + " gemini"
                        : "Gemini does not take this key. Check it at aistudio.google.com/apikey"
                              + " and store it anew: truss key set gemini. Where GEMINI_API_KEY is"
                              + " set, that one is used: change it there.",
                null);
    }

    private GeminiException wrong(Call call, GoogleError error, RefusalWords words) {
        if (words.isAboutKey()) {
            return badKey(words);
        }
        if (words.isAboutPlace()) {
            return new GeminiException(
                    Kind.DENIED,
                    "Google does not offer Gemini where you are, or not without billing. Turn on"
                            + " billing for the key's project, or leave Gemini off.",
                    null);
        }
        if (call == Call.UPLOAD) {
            return uploadGone();
        }
        if (words.isFileNotReady()) {
            return new GeminiException(Kind.BUSY, "Gemini has not looked at the film yet.", null);
        }
        if (words.isFileGone()) {
            return fileGone();
        }
        return error.status().equals("FAILED_PRECONDITION")
                ? new GeminiException(
                        Kind.DENIED,
                        "Gemini does not do this for the key's project." + words.quoted(),
                        null)
                : invalid(call, words);
    }

    private static GeminiException denied(Call call, GoogleError error, RefusalWords words) {
        if (words.isAboutKey() || words.isLeaked()) {
            return badKey(words);
        }
        if (words.isFileGone()) {
            return fileGone();
        }
        String reason = error.reason();
        if (reason.equals("SERVICE_DISABLED")) {
            return new GeminiException(
                    Kind.DENIED,
                    "The Gemini API is not turned on in the key's project. Turn on \"Generative"
                            + " Language API\" there, or make a key at aistudio.google.com/apikey.",
                    null);
        }
        if (reason.startsWith("API_KEY_")) {
            return new GeminiException(
                    Kind.DENIED,
                    "The key is restricted to other services, addresses or programs. Lift that, or"
                            + " make another at aistudio.google.com/apikey.",
                    null);
        }
        // Google says the same for what is gone and for what is another's
        if (call == Call.FILE && reason.isEmpty()) {
            return fileGone();
        }
        if (call == Call.UPLOAD && reason.isEmpty()) {
            return uploadGone();
        }
        return new GeminiException(
                Kind.DENIED,
                "The key may not do this: check its project at aistudio.google.com."
                        + words.quoted(),
                null);
    }

    private static GeminiException gone(Call call, RefusalWords words) {
        return switch (call) {
            case UPLOAD -> uploadGone();
            case FILE -> fileGone();
            case ASK ->
                    words.isFileGone()
                            ? fileGone()
                            : new GeminiException(
                                    Kind.MODEL_GONE,
                                    "Gemini does not have this model (any more). Choose another in"
                                            + " the settings; truss doctor gemini lists them."
                                            + words.quotedIf(!words.isAboutModel()),
                                    null);
            case OTHER -> invalid(call, words);
        };
    }

    private static GeminiException invalid(Call call, RefusalWords words) {
        return call == Call.UPLOAD
                ? uploadGone()
                : new GeminiException(
                        Kind.INVALID, "Gemini does not take this request." + words.quoted(), null);
    }

    public static GeminiException fileGone() {
        return new GeminiException(
                Kind.FILE_GONE,
                "Gemini does not have the film any more: it keeps files for two days, and for one"
                        + " key. It is sent again.",
                null);
    }

    public static GeminiException uploadGone() {
        return new GeminiException(
                Kind.UPLOAD_GONE,
                "Gemini does not know the begun upload any more; it begins anew.",
                null);
    }

    private GeminiException busy(String words, GoogleError error, Refusal refusal) {
        return new GeminiException(Kind.BUSY, words, delay(error, refusal), null);
    }

    private @Nullable Duration delay(GoogleError error, Refusal refusal) {
        return error.retryDelay()
                .or(() -> RetryAfter.parse(refusal.retryAfter(), clock.instant()))
                .orElse(null);
    }
}
