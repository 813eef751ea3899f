/// Times of a transcript that are off, moved to where speech is heard.
@NullMarked
package studio.truss.core.captions.timing;

import org.jspecify.annotations.NullMarked;
