/// The window around the screens.
@NullMarked
package studio.truss.app.studio.shell;

import org.jspecify.annotations.NullMarked;
