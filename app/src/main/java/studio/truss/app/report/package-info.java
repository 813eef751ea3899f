/// `report.html`: one self-contained page that shows what was found in a source, and why.
@NullMarked
package studio.truss.app.report;

import org.jspecify.annotations.NullMarked;
