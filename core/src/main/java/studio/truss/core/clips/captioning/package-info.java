/// The transcripts of videos and the captions of clips, as the library keeps them.
@NullMarked
package studio.truss.core.clips.captioning;

import org.jspecify.annotations.NullMarked;
