/// Work on source bytes in child processes: what a job is, the worker's side of it, and the ring in
/// which pictures come back. The parent's side is `core.worker.lane`.
@NullMarked
package studio.truss.core.worker;

import org.jspecify.annotations.NullMarked;
