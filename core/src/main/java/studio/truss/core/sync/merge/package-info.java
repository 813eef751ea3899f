/// What becomes of an edit when the cloud's item has changed under it: pure, without a clock, a
/// file or a network.
@NullMarked
package studio.truss.core.sync.merge;

import org.jspecify.annotations.NullMarked;
