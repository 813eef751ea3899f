/// A stretch of a source looked at once more, to be framed in other ways: what the command line and
/// the studio share.
@NullMarked
package studio.truss.core.clips.framing;

import org.jspecify.annotations.NullMarked;
