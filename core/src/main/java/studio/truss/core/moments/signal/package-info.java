/// What was observed of a source, and the reasons to look at a stretch of it: a curve each, with
/// its weight.
@NullMarked
package studio.truss.core.moments.signal;

import org.jspecify.annotations.NullMarked;
