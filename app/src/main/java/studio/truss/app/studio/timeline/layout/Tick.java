package studio.truss.app.studio.timeline.layout;

/// One mark of the ruler.
///
/// @param label empty for the small marks between
public record Tick(double ms, String label) {
    public boolean major() {
        return !label.isEmpty();
    }
}
