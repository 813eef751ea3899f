@NullMarked
package studio.truss.core.reframe.camera;

import org.jspecify.annotations.NullMarked;
