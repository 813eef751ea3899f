/// Strong words in captions, shown with their first letter alone.
@NullMarked
package studio.truss.core.captions.masking;

import org.jspecify.annotations.NullMarked;
