package studio.truss.core.sync.sqlite;

import java.util.List;

/// A request that was made, written down before it left.
///
/// @param seq its number in the fence of this machine
/// @param prev the fence's number that it takes effect on
/// @param token says whose it is: two copies of a file count alike
/// @param ops the ids of the changes that it carries; empty where it only moves the fence
/// @param ring what the device's record says of its last changes once this one is written
public record Attempt(long seq, long prev, String token, List<String> ops, String ring) {
    public Attempt {
        ops = List.copyOf(ops);
    }
}
