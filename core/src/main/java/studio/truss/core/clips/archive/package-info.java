/// Analyses that are kept, so that an editor opens without a second look.
@NullMarked
package studio.truss.core.clips.archive;

import org.jspecify.annotations.NullMarked;
