/// What came in place of an answer, told in words for a person.
@NullMarked
package studio.truss.platform.gemini.failure;

import org.jspecify.annotations.NullMarked;
