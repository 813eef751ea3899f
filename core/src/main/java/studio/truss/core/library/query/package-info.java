/// The language in which a library is asked: text to a sealed expression tree, no storage in it.
@NullMarked
package studio.truss.core.library.query;

import org.jspecify.annotations.NullMarked;
