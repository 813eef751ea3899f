/// Where a moment begins and ends: at sentences, pauses, cuts, and after a reaction has settled.
@NullMarked
package studio.truss.core.moments.edge;

import org.jspecify.annotations.NullMarked;
