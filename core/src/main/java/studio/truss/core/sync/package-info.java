/// The mirror: brings what was changed here to the creator's partition and what was changed there
/// back, so that nothing is lost, overwritten in silence, doubled or brought back to life. Writes
/// are compared with their base and fenced by a record of this machine; what others wrote is found
/// by their records and by sweeps.
@NullMarked
package studio.truss.core.sync;

import org.jspecify.annotations.NullMarked;
