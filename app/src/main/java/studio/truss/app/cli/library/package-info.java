/// Commands over what the library holds: list, ask, edit, decide.
@NullMarked
package studio.truss.app.cli.library;

import org.jspecify.annotations.NullMarked;
