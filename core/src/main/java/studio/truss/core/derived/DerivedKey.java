package studio.truss.core.derived;

import java.util.regex.Pattern;

/// One derived thing of one source.
///
/// @param sha256 of the source's bytes, 64 lower-case hex digits
public record DerivedKey(String sha256, DerivedKind kind) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public DerivedKey {
        if (!HASH.matcher(sha256).matches()) {
            throw new IllegalArgumentException("no SHA-256: " + sha256);
        }
    }
}
