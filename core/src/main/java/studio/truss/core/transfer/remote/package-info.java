/// The port to a creator's bucket.
@NullMarked
package studio.truss.core.transfer.remote;

import org.jspecify.annotations.NullMarked;
