/// Where a clip is to be published, and what that place takes.
@NullMarked
package studio.truss.core.render.preset;

import org.jspecify.annotations.NullMarked;
