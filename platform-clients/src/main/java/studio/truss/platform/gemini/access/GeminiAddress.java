package studio.truss.platform.gemini.access;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;
import studio.truss.platform.http.Loopback;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where Gemini is: https anywhere, plain http on this machine only.
///
/// @param base without a slash at its end
public record GeminiAddress(URI base) {
    public static final String VARIABLE = "GOOGLE_GEMINI_BASE_URL";
    public static final String VERSION = "v1beta";

    private static final GeminiAddress GOOGLE =
            new GeminiAddress(URI.create("https://generativelanguage.googleapis.com"));
    private static final String GOOGLES = "googleapis.com";

    /// Google's, or the one of the environment.
    ///
    /// @throws GeminiException when the environment's is no address or goes in the clear
    public static GeminiAddress of(Map<String, String> environment) {
        String given = environment.get(VARIABLE);
        return given == null || given.isBlank() ? GOOGLE : parse(given.strip());
    }

    private static GeminiAddress parse(String given) {
        URI uri =
                uri(given.replaceAll("/+$", ""))
                        .filter(u -> u.getHost() != null && u.getUserInfo() == null)
                        .filter(u -> u.getQuery() == null && u.getFragment() == null)
                        .orElseThrow(
                                () -> refused(VARIABLE + " is no address of a service: " + given));
        return switch (scheme(uri)) {
            case "https" -> new GeminiAddress(uri);
            case "http" -> {
                if (!Loopback.is(uri)) {
                    throw refused(
                            VARIABLE
                                    + " would send your key in the clear ("
                                    + given
                                    + "): use https; plain http is for this machine only.");
                }
                yield new GeminiAddress(uri);
            }
            default -> throw refused(VARIABLE + " must begin with https://, not " + given);
        };
    }

    private static GeminiException refused(String words) {
        return new GeminiException(Kind.INVALID, words, null);
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String scheme(URI uri) {
        return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    }

    /// A call's address.
    ///
    /// @param path begins with a slash
    public URI call(String path) {
        return URI.create(base + path);
    }

    /// An upload's place, if the key and the film may go there: the service names it in its answer,
    /// and it is kept over days.
    public Optional<URI> place(@Nullable String named) {
        return Optional.ofNullable(named)
                .flatMap(GeminiAddress::uri)
                .filter(u -> u.getHost() != null && u.getUserInfo() == null)
                .filter(this::isTrusted);
    }

    private boolean isTrusted(URI place) {
        boolean here = Loopback.is(place);
        return switch (scheme(place)) {
            case "https" -> here ? Loopback.is(base) : isGoogles(place) || isHostOfBase(place);
            case "http" -> here && Loopback.is(base);
            default -> false;
        };
    }

    private static boolean isGoogles(URI place) {
        String host = place.getHost().toLowerCase(Locale.ROOT);
        return host.equals(GOOGLES) || host.endsWith("." + GOOGLES);
    }

    private boolean isHostOfBase(URI place) {
        return place.getHost().equalsIgnoreCase(base.getHost());
    }
}
