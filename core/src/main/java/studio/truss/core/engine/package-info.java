/// The worker process as the rest of core sees it: which jobs there are, how they are called, and
/// the worker's main.
@NullMarked
package studio.truss.core.engine;

import org.jspecify.annotations.NullMarked;
