package studio.truss.core.gemini.remote;

/// What an answer is billed by, in tokens; 0 where the service does not say.
///
/// @param cached of the prompt's, those that came from a cache
/// @param output what was answered
/// @param thoughts what the model wrote for itself; billed as output
public record Usage(long prompt, long cached, long output, long thoughts) {
    public static final Usage NONE = new Usage(0, 0, 0, 0);

    public Usage plus(Usage other) {
        return new Usage(
                prompt + other.prompt,
                cached + other.cached,
                output + other.output,
                thoughts + other.thoughts);
    }
}
