/// What Gemini says about a video, as values: where it was asked, and what it answered.
@NullMarked
package studio.truss.core.gemini;

import org.jspecify.annotations.NullMarked;
