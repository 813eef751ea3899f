/// Frames for the window: found quickly, kept for a while, put where the window reads them.
@NullMarked
package studio.truss.core.engine.ffmpeg.show;

import org.jspecify.annotations.NullMarked;
