/// Clips that are handed on to other editors.
@NullMarked
package studio.truss.app.studio.export;

import org.jspecify.annotations.NullMarked;
