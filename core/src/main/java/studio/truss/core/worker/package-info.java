/// Work on source bytes in child processes: framed messages, progress, cancel, pause; a crash or a
/// hang costs one job.
@NullMarked
package studio.truss.core.worker;

import org.jspecify.annotations.NullMarked;
