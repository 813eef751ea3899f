package studio.truss.core.sync.layout;

/// What came of asking for another layout.
public sealed interface LayoutSwitch {
    /// It is the layout now.
    record To(PartitionLayout layout) implements LayoutSwitch {}

    /// It is not; the words are meant for a person.
    record Refused(String words) implements LayoutSwitch {}
}
