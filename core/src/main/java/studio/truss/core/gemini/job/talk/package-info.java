/// What is asked about a video, in which order, and what is made of the answers. It knows no
/// network: [Conversation] asks through [Answers], which may be the service, or a [Rehearsal] that
/// only counts what would be asked.
@NullMarked
package studio.truss.core.gemini.job.talk;

import org.jspecify.annotations.NullMarked;
