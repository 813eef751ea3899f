/// The filter graphs that make a frame of a clip out of one of the source, and the numbers in them.
@NullMarked
package studio.truss.core.render.ffmpeg.painting;

import org.jspecify.annotations.NullMarked;
