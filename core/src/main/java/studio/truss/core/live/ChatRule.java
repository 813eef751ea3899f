package studio.truss.core.live;

/// What decides which messages count and how much. Each can be left out, to measure what it is good
/// for; the product leaves out none.
public enum ChatRule {
    EVENTS("a raid or a bomb of gifts silences the chat for 20 s"),
    COPIES("the same long text by many counts as a few"),
    REPEATS("a person counts twice in 5 s at most"),
    PEOPLE("people are counted, not messages"),
    LISTED("the general list of laughs and emotes"),
    SHAPES("repeated letters and syllables laugh in any script"),
    LEARNT("the channel's own reactions are learnt from its bursts"),
    TALK("a long line that ends in a laugh counts half"),
    USUAL("what the channel always shows is taken off");

    private final String words;

    ChatRule(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
