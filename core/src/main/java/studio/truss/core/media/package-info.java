/// What a source file is: its streams, exact time, problems in words, frames and sound.
@NullMarked
package studio.truss.core.media;

import org.jspecify.annotations.NullMarked;
