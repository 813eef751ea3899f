/// Made-up sounds of known content, and how much of them is heard.
@NullMarked
package studio.truss.core.moments.sound.evaluation;

import org.jspecify.annotations.NullMarked;
