@NullMarked
package studio.truss.core.clips.framing;

import org.jspecify.annotations.NullMarked;
