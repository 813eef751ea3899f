/// What this machine can do, found out by asking it.
@NullMarked
package studio.truss.app.doctor;

import org.jspecify.annotations.NullMarked;
