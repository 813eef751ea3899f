/// Values that are too large for the table: kept beside it, with a pointer in their place.
@NullMarked
package studio.truss.core.sync.bodies;

import org.jspecify.annotations.NullMarked;
