package studio.truss.core.media;

import java.nio.file.Path;

/// Looks at a file. Never throws for what the file is; that is in the result.
public interface Prober {
    ProbeResult probe(Path file);
}
