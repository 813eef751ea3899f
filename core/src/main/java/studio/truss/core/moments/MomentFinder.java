package studio.truss.core.moments;

import java.util.List;

/// Finds the moments of a source. A pure function of what was observed and asked for: the same in
/// gives the same out, to the byte. Any thread.
public final class MomentFinder {

    public Findings find(Observations seen, MomentSettings settings) {
        return new Findings(List.of(), List.of(), List.of(), List.of());
    }
}
