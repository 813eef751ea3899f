package studio.truss.core.live;

/// What came of reading a chat file.
public sealed interface ChatLogResult {
    /// All of it was read; small oddities are in the log's warnings.
    record Whole(ChatLog log) implements ChatLogResult {}

    /// The file is damaged: the messages before the damage, and what is wrong in words.
    record Partly(ChatLog log, String problem) implements ChatLogResult {}

    /// Nothing could be used: why, and what is accepted, in words for a person.
    record Refused(String problem) implements ChatLogResult {}
}
