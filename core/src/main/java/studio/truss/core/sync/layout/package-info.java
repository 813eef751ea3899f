/// Where a creator's clips are: in the creator's own partition, or in several of their own. The
/// mirror above knows one partition only.
@NullMarked
package studio.truss.core.sync.layout;

import org.jspecify.annotations.NullMarked;
