/// What is looked at before a clip is rendered, so that nobody waits for one that cannot be used.
@NullMarked
package studio.truss.core.clips.preflight;

import org.jspecify.annotations.NullMarked;
