/// What `truss eval` measures, as rows with their targets.
@NullMarked
package studio.truss.app.evaluation;

import org.jspecify.annotations.NullMarked;
