package studio.truss.core.transfer.remote;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A part of an upload that the bucket has.
///
/// @param number from 1
/// @param sha256 in hex; null where the bucket does not tell
public record StoredPart(int number, long size, String etag, @Nullable String sha256) {

    /// Some parts, by number.
    ///
    /// @param more whether there are others after the last one
    public record Page(List<StoredPart> parts, boolean more) {
        public Page {
            parts = List.copyOf(parts);
        }
    }
}
