/// The rules of the search by name, so that each can be left out and measured.
@NullMarked
package studio.truss.core.moments.rule;

import org.jspecify.annotations.NullMarked;
