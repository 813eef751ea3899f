/// What a stretch of video is worth, and why: signals, evidence, fusion, selection, edges.
@NullMarked
package studio.truss.core.moments;

import org.jspecify.annotations.NullMarked;
