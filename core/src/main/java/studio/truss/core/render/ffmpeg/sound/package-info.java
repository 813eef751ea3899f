/// A clip's sound: brought to its loudness, encoded, listened to.
@NullMarked
package studio.truss.core.render.ffmpeg.sound;

import org.jspecify.annotations.NullMarked;
