/// Draws captions, for the preview and the render alike.
@NullMarked
package studio.truss.core.captions.painting;

import org.jspecify.annotations.NullMarked;
