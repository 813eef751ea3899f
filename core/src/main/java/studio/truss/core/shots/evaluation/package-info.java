/// Edit lists cut from real footage, and how many of their transitions are found.
@NullMarked
package studio.truss.core.shots.evaluation;

import org.jspecify.annotations.NullMarked;
