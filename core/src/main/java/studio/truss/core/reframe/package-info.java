/// Where the 9:16 frame stands: subjects, layouts, and the crop path through a shot.
@NullMarked
package studio.truss.core.reframe;

import org.jspecify.annotations.NullMarked;
