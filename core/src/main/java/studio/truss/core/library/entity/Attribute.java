package studio.truss.core.library.entity;

import studio.truss.core.library.item.AttributeValue;

/// What is known about one attribute of an entity: its type, how two versions of it merge, and
/// whether a writer may leave it out.
public record Attribute(String name, Type type, Merge merge, boolean optional) {

    /// The table's types that our attributes have.
    public enum Type {
        S,
        N,
        B,
        SS,
        L,
        M;

        public boolean holds(AttributeValue value) {
            return switch (value) {
                case AttributeValue.S s -> this == S;
                case AttributeValue.N n -> this == N;
                case AttributeValue.B b -> this == B;
                case AttributeValue.Ss ss -> this == SS;
                case AttributeValue.L l -> this == L;
                case AttributeValue.M m -> this == M;
                case AttributeValue.Bool b -> false;
                case AttributeValue.Null n -> false;
                case AttributeValue.Ns ns -> false;
                case AttributeValue.Bs bs -> false;
            };
        }
    }

    /// How two versions of the attribute merge.
    public enum Merge {
        /// What a person wrote: the later wins, the loser is kept.
        USER,
        /// A set: additions and removals of both sides.
        SET,
        /// What an analysis found: the newer analysis wins.
        MACHINE,
        /// A state machine: the furthest state.
        STATE,
        /// Set at creation and never again.
        ONCE,
        /// When the item was last written; set with every write.
        STAMP
    }

    static Attribute of(String declaration) {
        String[] words = declaration.split(" ", -1);
        boolean optional = words[0].endsWith("?");
        String name = optional ? words[0].substring(0, words[0].length() - 1) : words[0];
        return new Attribute(name, Type.valueOf(words[1]), merge(words[2]), optional);
    }

    private static Merge merge(String letter) {
        return switch (letter) {
            case "U" -> Merge.USER;
            case "S" -> Merge.SET;
            case "M" -> Merge.MACHINE;
            case "T" -> Merge.STATE;
            case "K" -> Merge.ONCE;
            case "W" -> Merge.STAMP;
            default -> throw new IllegalArgumentException("merge class " + letter);
        };
    }
}
