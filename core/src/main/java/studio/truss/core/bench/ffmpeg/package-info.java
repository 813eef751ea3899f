/// The baselines' jobs in a worker process of their own, with the same libraries as the engine.
@NullMarked
package studio.truss.core.bench.ffmpeg;

import org.jspecify.annotations.NullMarked;
