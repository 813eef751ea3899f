/// The program: its entry point and the one place where its parts are put together.
@NullMarked
package studio.truss.app;

import org.jspecify.annotations.NullMarked;
