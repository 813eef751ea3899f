/// The worker processes as the rest of core sees them: which jobs there are, and typed calls that
/// turn a crash or a hang into words. The worker's side is `core.engine.ffmpeg`.
@NullMarked
package studio.truss.core.engine;

import org.jspecify.annotations.NullMarked;
