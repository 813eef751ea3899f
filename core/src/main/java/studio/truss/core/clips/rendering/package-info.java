/// The render queue as somebody works it: one clip at a time, each under the creator's hand.
@NullMarked
package studio.truss.core.clips.rendering;

import org.jspecify.annotations.NullMarked;
