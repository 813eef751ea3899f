/// Made-up streams of known content, and how right, steady and well cut the moments of them are.
@NullMarked
package studio.truss.core.moments.evaluation;

import org.jspecify.annotations.NullMarked;
