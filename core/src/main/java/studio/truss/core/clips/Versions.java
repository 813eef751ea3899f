package studio.truss.core.clips;

import java.util.Map;
import java.util.TreeMap;

/// What made a result: with the same versions, source and settings the same bytes come out.
///
/// @param detectors name of the detector to the SHA-256 of its weights, `built-in` where it has
///   none
public record Versions(String program, String ffmpeg, Map<String, String> detectors) {

    public Versions {
        detectors = java.util.Collections.unmodifiableMap(new TreeMap<>(detectors));
    }
}
