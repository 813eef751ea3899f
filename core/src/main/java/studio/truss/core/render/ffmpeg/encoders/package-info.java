/// The H.264 encoders, what each is told, and whether it works on this machine.
@NullMarked
package studio.truss.core.render.ffmpeg.encoders;

import org.jspecify.annotations.NullMarked;
