/// How a source is watched: all of it, or coarsely first and closely where it matters.
@NullMarked
package studio.truss.core.clips.watch;

import org.jspecify.annotations.NullMarked;
