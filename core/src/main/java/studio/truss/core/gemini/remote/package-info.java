/// The port to Gemini.
@NullMarked
package studio.truss.core.gemini.remote;

import org.jspecify.annotations.NullMarked;
