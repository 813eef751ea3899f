@NullMarked
package studio.truss.core.reframe.vision;

import org.jspecify.annotations.NullMarked;
