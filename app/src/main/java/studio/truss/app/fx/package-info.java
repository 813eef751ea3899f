/// The border between the window's thread and all others.
@NullMarked
package studio.truss.app.fx;

import org.jspecify.annotations.NullMarked;
