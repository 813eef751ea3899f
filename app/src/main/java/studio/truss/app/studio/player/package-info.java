/// Playing a source: the clock, the shuttle, the frames.
@NullMarked
package studio.truss.app.studio.player;

import org.jspecify.annotations.NullMarked;
