/// The renderer on libav. Runs in worker processes only.
@NullMarked
package studio.truss.core.render.ffmpeg;

import org.jspecify.annotations.NullMarked;
