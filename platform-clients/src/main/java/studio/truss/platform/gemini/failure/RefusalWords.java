package studio.truss.platform.gemini.failure;

import studio.truss.platform.gemini.access.GeminiKey;

import java.util.Locale;
import java.util.regex.Pattern;

/// What an error of the service is about, as far as its reason or its words say so.
record RefusalWords(GeminiKey key, GoogleError error) {
    private static final int QUOTE_MAX = 300;

    /// Of a file that was deleted, has expired or is another key's; Google says 403 for all three.
    private static final Pattern FILE_GONE =
            Pattern.compile(
                    "permission to access the file|(file|uri)\\b.*(not exist|not found|expired)");

    private static final Pattern FILE_NOT_READY = Pattern.compile("file .*not in an active state");

    private static final Pattern PLACE =
            Pattern.compile("user location is not supported|not available in your country");

    boolean isAboutKey() {
        return error.reason().equals("API_KEY_INVALID")
                || error.reason().equals("API_KEY_EXPIRED")
                || words().contains("api key not valid")
                || words().contains("api key not found")
                || words().contains("api key expired")
                || words().contains("unregistered callers");
    }

    boolean isLeaked() {
        return words().contains("reported as leaked");
    }

    boolean isAboutPlace() {
        return PLACE.matcher(words()).find();
    }

    boolean isAboutModel() {
        return words().contains("model");
    }

    boolean isFileGone() {
        return FILE_GONE.matcher(words()).find();
    }

    boolean isFileNotReady() {
        return FILE_NOT_READY.matcher(words()).find();
    }

    private String words() {
        return error.message().toLowerCase(Locale.ROOT);
    }

    /// The service's sentence, with a space before it; empty where it said nothing.
    String quoted() {
        String said = key.keepOutOf(error.message()).replaceAll("\\s+", " ").strip();
        if (said.isEmpty()) {
            return "";
        }
        return " It says: "
                + (said.length() > QUOTE_MAX ? said.substring(0, QUOTE_MAX) + "..." : said);
    }

    String quotedIf(boolean wanted) {
        return wanted ? quoted() : "";
    }
}
