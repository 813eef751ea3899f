/// How files reach the window, and what came of each.
@NullMarked
package studio.truss.app.studio.library.intake;

import org.jspecify.annotations.NullMarked;
