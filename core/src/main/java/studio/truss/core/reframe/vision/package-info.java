/// Finding faces with OpenCV. Runs in worker processes only.
@NullMarked
package studio.truss.core.reframe.vision;

import org.jspecify.annotations.NullMarked;
