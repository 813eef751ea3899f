/// What Gemini said about a video, put where the library has it: transcript, chapters, moments.
@NullMarked
package studio.truss.core.clips.told;

import org.jspecify.annotations.NullMarked;
