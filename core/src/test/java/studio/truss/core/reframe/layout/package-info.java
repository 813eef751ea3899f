/// Which layout shows a shot best, and why.
@NullMarked
package studio.truss.core.reframe.layout;

import org.jspecify.annotations.NullMarked;
