/// Cuts, fades and dissolves: where one shot ends and the next begins.
@NullMarked
package studio.truss.core.shots;

import org.jspecify.annotations.NullMarked;
