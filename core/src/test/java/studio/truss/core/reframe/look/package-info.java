@NullMarked
package studio.truss.core.reframe.look;

import org.jspecify.annotations.NullMarked;
