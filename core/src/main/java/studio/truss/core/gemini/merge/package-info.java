/// Makes one answer of many: [MergedWindows] joins what was said about overlapping windows (the
/// same moment once, one transcript, one name for a speaker), [Finalists] are the moments that are
/// compared head to head, [Ranking] puts the rounds' scores onto them, [ChapterList] makes the
/// chapters of the whole, and [VideoAnswers] puts all of it together.
@NullMarked
package studio.truss.core.gemini.merge;

import org.jspecify.annotations.NullMarked;
