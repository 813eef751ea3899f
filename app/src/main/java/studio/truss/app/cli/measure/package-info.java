/// Commands that show what the program is worth: demo, eval, bench, prove.
@NullMarked
package studio.truss.app.cli.measure;

import org.jspecify.annotations.NullMarked;
