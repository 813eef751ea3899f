package studio.truss.core.sync.remote;

/// What was asked of the table so far.
///
/// @param requests how many
/// @param rru read request units
/// @param wru write request units
/// @param bytes of the items that were read and written
public record Meter(long requests, double rru, double wru, long bytes) {
    public static final Meter ZERO = new Meter(0, 0, 0, 0);

    public Meter plus(Meter more) {
        return new Meter(
                requests + more.requests, rru + more.rru, wru + more.wru, bytes + more.bytes);
    }

    public Meter minus(Meter less) {
        return new Meter(
                requests - less.requests, rru - less.rru, wru - less.wru, bytes - less.bytes);
    }
}
