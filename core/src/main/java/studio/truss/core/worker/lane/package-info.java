/// The parent's side of worker processes: lanes that start them, give them jobs, watch over them
/// and replace them.
@NullMarked
package studio.truss.core.worker.lane;

import org.jspecify.annotations.NullMarked;
