/// The commands that have to do with the window.
@NullMarked
package studio.truss.app.cli.studio;

import org.jspecify.annotations.NullMarked;
