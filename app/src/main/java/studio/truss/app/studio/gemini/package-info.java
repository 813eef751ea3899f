/// Gemini in the window: what asking takes, how it goes, what came of it.
@NullMarked
package studio.truss.app.studio.gemini;

import org.jspecify.annotations.NullMarked;
