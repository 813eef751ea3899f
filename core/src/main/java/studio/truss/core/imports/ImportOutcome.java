package studio.truss.core.imports;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.Asset;

import java.nio.file.Path;
import java.util.List;

/// What came of one file that was to be taken into the library. The words are for a person.
public sealed interface ImportOutcome {
    Path file();

    /// A new video.
    ///
    /// @param problem what is wrong with a file that can be used in part; null for a whole one
    record Added(Path file, Asset asset, @Nullable String problem) implements ImportOutcome {}

    /// The library has this content already; the file is remembered as a place of it.
    record Known(Path file, Asset asset) implements ImportOutcome {}

    /// A chat log or transcript that now belongs to a video.
    ///
    /// @param analyse whether the video's moments should be looked for (again) with it
    record Joined(Path file, SideKind kind, Asset asset, boolean analyse)
            implements ImportOutcome {}

    /// A chat log or transcript of which nobody can tell to which video it belongs: ask, then call
    /// [Importer#join].
    ///
    /// @param candidates the likeliest first; may be empty
    record Ask(Path file, SideKind kind, List<Asset> candidates) implements ImportOutcome {
        public Ask {
            candidates = List.copyOf(candidates);
        }
    }

    /// Nothing of it was taken: what it is, and what to do.
    record Refused(Path file, String words) implements ImportOutcome {}

    enum SideKind {
        CHAT,
        TRANSCRIPT
    }
}
