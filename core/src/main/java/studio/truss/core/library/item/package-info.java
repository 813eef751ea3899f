/// The cloud table's typed items and keys, as values: what an item is, how it is printed, and what
/// its key says.
@NullMarked
package studio.truss.core.library.item;

import org.jspecify.annotations.NullMarked;
