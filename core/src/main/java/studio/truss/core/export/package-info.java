/// Approved clips as other editors read them: cut lists, markers, timelines, tables, chapters.
@NullMarked
package studio.truss.core.export;

import org.jspecify.annotations.NullMarked;
