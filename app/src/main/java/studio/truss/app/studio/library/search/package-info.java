/// What the creator asks of the library, and what is found.
@NullMarked
package studio.truss.app.studio.library.search;

import org.jspecify.annotations.NullMarked;
