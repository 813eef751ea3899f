/// What kind of picture a shot shows: graphics, bars, corner cams, where it moves.
@NullMarked
package studio.truss.core.reframe.look;

import org.jspecify.annotations.NullMarked;
