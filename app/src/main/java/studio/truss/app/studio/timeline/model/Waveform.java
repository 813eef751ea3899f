package studio.truss.app.studio.timeline.model;

/// The source's sound as it is drawn, at any zoom. Asked on the JavaFX thread while painting, so it
/// answers at once from what is at hand.
public interface Waveform {
    /// Fills the first `columns` of the arrays: the lowest and the highest sample (-1..1) and the
    /// root mean square (0..1) of each stretch. What lies outside the source is 0.
    ///
    /// @return false when this part is not there yet; the arrays are then without meaning
    boolean read(
            double fromMs, double msPerColumn, int columns, float[] min, float[] max, float[] rms);
}
