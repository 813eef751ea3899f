/// The file of a clip: room for it, what is written, the look at it when it is finished.
@NullMarked
package studio.truss.core.render.ffmpeg.files;

import org.jspecify.annotations.NullMarked;
