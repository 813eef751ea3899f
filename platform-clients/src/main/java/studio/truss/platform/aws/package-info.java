/// The creator's own cloud: the table.
@NullMarked
package studio.truss.platform.aws;

import org.jspecify.annotations.NullMarked;
