/// What the tests of the development cloud share, and tests of what stands only in its template.
@NullMarked
package studio.truss.platform.devcloud;

import org.jspecify.annotations.NullMarked;
