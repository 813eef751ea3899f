package studio.truss.app.gemini;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.job.desk.GeminiAccess;
import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;
import studio.truss.core.gemini.remote.GeminiService;
import studio.truss.core.transfer.remote.Hashes;
import studio.truss.platform.gemini.GeminiClient;
import studio.truss.platform.gemini.access.GeminiAddress;
import studio.truss.platform.gemini.access.GeminiKey;
import studio.truss.platform.gemini.access.GeminiKeys;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/// The way to Gemini with the creator's key, which is looked for when something has to be asked. A
/// key that was changed meanwhile is used from the next question on. Any thread.
public final class GeminiWay implements GeminiAccess, AutoCloseable {
    private static final String NO_KEY =
            "Gemini needs a key: make one at aistudio.google.com/apikey, then store it in the"
                    + " settings or by truss key set gemini.";
    private static final int ACCOUNT_LENGTH = 16;

    private final GeminiKeys keys;
    private final Map<String, String> environment;
    private final Clock clock;
    private @Nullable GeminiClient open;
    private String account = "";

    public GeminiWay(GeminiKeys keys, Map<String, String> environment, Clock clock) {
        this.keys = keys;
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    @Override
    public synchronized GeminiService service() {
        GeminiClient client = open;
        if (client == null) {
            client = GeminiClient.open(GeminiAddress.of(environment), key(), clock);
            open = client;
        }
        return client;
    }

    @Override
    public synchronized String account() {
        if (account.isEmpty()) {
            String both = GeminiAddress.of(environment).base() + "\n" + key().value();
            byte[] hash = Hashes.sha256().digest(both.getBytes(StandardCharsets.UTF_8));
            account = Hashes.hex(hash).substring(0, ACCOUNT_LENGTH);
        }
        return account;
    }

    private GeminiKey key() {
        return keys.find()
                .map(GeminiKeys.Found::key)
                .orElseThrow(() -> new GeminiException(Kind.BAD_KEY, NO_KEY, null));
    }

    /// The key was stored or taken away: it is looked for anew.
    public synchronized void changed() {
        close();
        account = "";
    }

    @Override
    public synchronized void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
