package studio.truss.app.studio.player;

/// Time that passes while a source plays, with its sound where that can be heard. Every adapter
/// passes one contract test. JavaFX thread.
public interface AudioClock extends AutoCloseable {
    /// Where playing has come to, ms of the source.
    long ms();

    /// Plays from a place at normal speed, or goes on there.
    void play(long fromMs);

    void pause();

    /// Whether sound comes out.
    boolean audible();

    /// Whether its sound is kept back while its time goes on.
    void mute(boolean silent);

    @Override
    void close();
}
