/// What was changed here and elsewhere and could not both stand, for the creator to choose.
@NullMarked
package studio.truss.app.studio.conflicts;

import org.jspecify.annotations.NullMarked;
