package studio.truss.core.moments.rule;

/// What decides, beside the signals, which moments there are and where they are cut. Each can be
/// left out, to measure what it is good for; the product leaves out none.
public enum MomentRule {
    RARITY("a value counts by its rank in this source"),
    SIZE("a value counts only where it is large enough to be something"),
    TOGETHER("what happens within 5 s belongs together"),
    LEAD("what led to a peak belongs to it"),
    DULL("black, frozen, silent and still is out of the question"),
    APART("moments do not overlap and begin 20 s apart"),
    NEAR("a moment near to a better one counts less"),
    WORTH("what nobody asked for must score more"),
    PAUSES("edges move to pauses"),
    SENTENCES("long pauses are better than short ones"),
    OUTWARDS("edges move rather outwards than inwards"),
    CUTS("where no pause of speech is near, edges move to cuts"),
    SETTLED("the end waits until a reaction has died away");

    private final String words;

    MomentRule(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
