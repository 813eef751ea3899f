/// What holds for core as a whole.
@NullMarked
package studio.truss.core;

import org.jspecify.annotations.NullMarked;
