/// Still pictures of moments, cut out of the filmstrips that are there.
@NullMarked
package studio.truss.app.studio.pictures;

import org.jspecify.annotations.NullMarked;
