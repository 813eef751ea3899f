package studio.truss.core.testing;

import studio.truss.core.gemini.remote.GeminiService;

class FakeGeminiContractTest extends GeminiServiceContract {
    private final FakeGemini gemini = new FakeGemini();

    @Override
    protected GeminiService service() {
        return gemini;
    }
}
