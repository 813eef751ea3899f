/// The jobs that a worker process does with FFmpeg and OpenCV, and its main class.
@NullMarked
package studio.truss.core.engine.ffmpeg;

import org.jspecify.annotations.NullMarked;
