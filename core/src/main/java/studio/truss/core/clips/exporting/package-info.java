/// What the library has for other editors, gathered.
@NullMarked
package studio.truss.core.clips.exporting;

import org.jspecify.annotations.NullMarked;
