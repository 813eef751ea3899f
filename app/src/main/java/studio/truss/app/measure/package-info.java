/// Measures the program: what its work costs beside the plain way, and how right it is.
@NullMarked
package studio.truss.app.measure;

import org.jspecify.annotations.NullMarked;
