/// Weighs the signals against one another and says what each added.
@NullMarked
package studio.truss.core.moments.ledger;

import org.jspecify.annotations.NullMarked;
