package studio.truss.core.gemini.remote;

/// What the model wrote.
///
/// @param text without the model's thoughts
/// @param whole false where the answer ended because it became too long
/// @param model that answered, as the service names it
public record Answer(String text, boolean whole, Usage usage, String model) {}
