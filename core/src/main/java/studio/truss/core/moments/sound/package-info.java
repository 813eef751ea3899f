/// What a source sounds like: level, bursts, speech and its pauses, laughter, cheering.
@NullMarked
package studio.truss.core.moments.sound;

import org.jspecify.annotations.NullMarked;
