/// The plain way of doing what the engine does, to measure against, and long footage to measure on.
@NullMarked
package studio.truss.core.bench;

import org.jspecify.annotations.NullMarked;
