/// What a creator does to clips: edits as data, a history without limit, each on disk before the
/// next.
@NullMarked
package studio.truss.core.editing;

import org.jspecify.annotations.NullMarked;
