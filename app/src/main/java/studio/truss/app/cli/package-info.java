/// The command line: one class a command, exit codes, progress on stderr, JSON on stdout.
@NullMarked
package studio.truss.app.cli;

import org.jspecify.annotations.NullMarked;
