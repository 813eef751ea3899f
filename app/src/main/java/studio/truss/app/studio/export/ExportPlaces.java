package studio.truss.app.studio.export;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the creator where exported files are to go; empty when it was given up. JavaFX thread.
public interface ExportPlaces {
    /// A place for one file.
    ///
    /// @param name that it is to have, unless the creator likes another
    Optional<Path> file(String name);

    /// A folder for several.
    Optional<Path> folder();
}
