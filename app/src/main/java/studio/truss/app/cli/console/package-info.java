/// What every command shares: how it speaks to a terminal, how it fails, how it ends.
@NullMarked
package studio.truss.app.cli.console;

import org.jspecify.annotations.NullMarked;
