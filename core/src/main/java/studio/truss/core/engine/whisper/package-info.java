/// The job that a worker process does with whisper.cpp, and the main class of that process.
@NullMarked
package studio.truss.core.engine.whisper;

import org.jspecify.annotations.NullMarked;
