/// Gemini asked at the command line: what it would take, how it goes, what came of it.
@NullMarked
package studio.truss.app.cli.asking;

import org.jspecify.annotations.NullMarked;
