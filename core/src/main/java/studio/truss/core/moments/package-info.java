/// What a stretch of video is worth, and why: candidates, their choice, moments.
@NullMarked
package studio.truss.core.moments;

import org.jspecify.annotations.NullMarked;
