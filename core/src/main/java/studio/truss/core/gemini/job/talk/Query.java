package studio.truss.core.gemini.job.talk;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.Window;
import studio.truss.core.gemini.plan.Ask;
import studio.truss.core.gemini.prompt.Prompt;
import studio.truss.core.transfer.remote.Hashes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A question, whichever model it goes to.
///
/// @param title what it is, for a person
/// @param window of the video that it is about; null for one about text alone
/// @param size about what it takes
/// @param opinion from 0; the same question is asked anew for each
public record Query(String title, @Nullable Window window, Prompt prompt, Ask size, int opinion) {

    /// What its answer is kept under.
    ///
    /// @param sha256 of the video's bytes
    /// @param model as it is asked for
    /// @param attempt from 0; a later one where the answer before could not be used
    public String key(String sha256, String model, int attempt) {
        Window asked = window;
        String range = asked == null ? "" : asked.range().startMs() + "-" + asked.range().endMs();
        return hash(
                sha256,
                model,
                range,
                prompt.hash(),
                Integer.toString(opinion),
                Integer.toString(attempt));
    }

    static String hash(String... parts) {
        MessageDigest digest = Hashes.sha256();
        for (String part : parts) {
            digest.update((part + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return Hashes.hex(digest.digest());
    }
}
