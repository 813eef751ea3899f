/// The keys of a clip's crop paths, as a hand changes them: where they stand, and when. Pure.
@NullMarked
package studio.truss.core.editing.crop;

import org.jspecify.annotations.NullMarked;
