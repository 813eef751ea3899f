/// Makes what is derived from a source, by libav. Runs in worker processes only.
@NullMarked
package studio.truss.core.derived.ffmpeg;

import org.jspecify.annotations.NullMarked;
