package studio.truss.core.gemini.job.desk;

import studio.truss.core.gemini.remote.GeminiService;

/// The way to the service, which is opened when something has to be asked and not before.
public interface GeminiAccess {
    /// The same one each time, until it is closed by whoever made it.
    ///
    /// @throws studio.truss.core.gemini.remote.GeminiException without a usable key or address
    GeminiService service();

    /// Whose files the service has: another for another service or key; no secret.
    ///
    /// @throws studio.truss.core.gemini.remote.GeminiException as [#service]
    String account();
}
