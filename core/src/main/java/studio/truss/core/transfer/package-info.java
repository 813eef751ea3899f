/// Media on its way between this machine and the creator's bucket.
@NullMarked
package studio.truss.core.transfer;

import org.jspecify.annotations.NullMarked;
