/// How videos come into the library: files and folders are looked at, recorded, and analysed one
/// after the other in the background; a file that was moved is found again by its content.
@NullMarked
package studio.truss.core.imports;

import org.jspecify.annotations.NullMarked;
