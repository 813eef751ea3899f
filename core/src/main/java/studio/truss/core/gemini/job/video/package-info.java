/// What a job needs of the library: what is known of a video, its small film, and a place for what
/// the model said.
@NullMarked
package studio.truss.core.gemini.job.video;

import org.jspecify.annotations.NullMarked;
