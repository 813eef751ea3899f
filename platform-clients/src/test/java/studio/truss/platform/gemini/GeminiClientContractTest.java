package studio.truss.platform.gemini;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import studio.truss.core.gemini.remote.GeminiService;
import studio.truss.core.testing.GeminiServiceContract;
import studio.truss.platform.devcloud.gemini.GeminiStandIn;
import studio.truss.platform.gemini.access.GeminiAddress;
import studio.truss.platform.gemini.access.GeminiKey;

import java.io.IOException;
import java.time.Clock;

/// The client with Google's SDK against a server that speaks the protocol.
class GeminiClientContractTest extends GeminiServiceContract {
    private GeminiStandIn standIn;
    private GeminiClient client;

    @BeforeEach
    void start() throws IOException {
        standIn = GeminiStandIn.start();
        client =
                GeminiClient.open(
                        new GeminiAddress(standIn.endpoint()),
                        GeminiKey.of(GeminiStandIn.KEY),
                        Clock.systemUTC());
    }

    @AfterEach
    void end() {
        client.close();
        standIn.close();
    }

    @Override
    protected GeminiService service() {
        return client;
    }
}
