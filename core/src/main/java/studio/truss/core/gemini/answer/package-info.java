/// Reads what the model wrote, liberal in what it takes and strict in what it gives: nothing leaves
/// here that is outside of the window, and what was put right or left out is said.
/// [WindowAnswerReader] reads what came of a window, [ComparisonReader] a round in which the best
/// were compared, [OutlineReader] the chapters of the whole; each gives a [ReadResult].
@NullMarked
package studio.truss.core.gemini.answer;

import org.jspecify.annotations.NullMarked;
