package studio.truss.core.clips;

import org.jspecify.annotations.Nullable;

import studio.truss.core.moments.signal.ModelMark;

import java.util.List;

/// What a model named in sources before; any thread.
@FunctionalInterface
public interface KnownMarks {
    /// @param sha256 of a source's bytes
    /// @return null where no model was asked about it
    @Nullable List<ModelMark> of(String sha256);
}
