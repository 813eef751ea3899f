/// Commands about Gemini: its key, and whether it answers.
@NullMarked
package studio.truss.app.cli.gemini;

import org.jspecify.annotations.NullMarked;
