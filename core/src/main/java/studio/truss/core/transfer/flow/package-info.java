/// What every byte of a transfer passes: the file's ranges and hashes, the limit of speed, the
/// progress and the wish to stop.
@NullMarked
package studio.truss.core.transfer.flow;

import org.jspecify.annotations.NullMarked;
