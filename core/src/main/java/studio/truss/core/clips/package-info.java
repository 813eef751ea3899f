/// The main job: from one source to moments, clips, manifest and library, in order.
@NullMarked
package studio.truss.core.clips;

import org.jspecify.annotations.NullMarked;
