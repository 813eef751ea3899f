/// The creator's table in the cloud as the mirror sees it: the port, what goes over it, and what it
/// costs.
@NullMarked
package studio.truss.core.sync.remote;

import org.jspecify.annotations.NullMarked;
