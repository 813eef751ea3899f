@NullMarked
package studio.truss.core.reframe;

import org.jspecify.annotations.NullMarked;
