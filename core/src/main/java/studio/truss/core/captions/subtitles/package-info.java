/// Transcripts and captions as files: SRT, WebVTT, ASS and word-timed JSON.
@NullMarked
package studio.truss.core.captions.subtitles;

import org.jspecify.annotations.NullMarked;
