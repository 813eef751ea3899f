/// Asking Gemini about videos, in the background: what is asked for, and how far it is.
@NullMarked
package studio.truss.core.gemini.job;

import org.jspecify.annotations.NullMarked;
