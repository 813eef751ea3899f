package studio.truss.core.reframe.look;

/// What draws the eye at one time, from left to right: [SalienceMeter#COLUMNS] values of 0 to 255
/// each.
///
/// @param moves what moves otherwise than the whole picture, sixteenths of a level of brightness
/// @param stands what stands out against what is around it, against the most of this picture
public record Salience(byte[] moves, byte[] stands) {
    private static final double MOVES_UNIT = 16;

    public static Salience none() {
        return new Salience(new byte[SalienceMeter.COLUMNS], new byte[SalienceMeter.COLUMNS]);
    }

    /// Levels of brightness in a column, the mean over its pixels.
    public double movesIn(int column) {
        return (moves[column] & 0xff) / MOVES_UNIT;
    }

    public double standsIn(int column) {
        return stands[column] & 0xff;
    }
}
