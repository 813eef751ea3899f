/// libav behind the ports of core.media: probing, frame and sound readers. Runs in worker processes
/// only.
@NullMarked
package studio.truss.core.media.ffmpeg;

import org.jspecify.annotations.NullMarked;
