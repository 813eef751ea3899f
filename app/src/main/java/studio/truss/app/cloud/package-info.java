/// The creator's cloud as the program uses it: who is signed in, where the table is, and the mirror
/// between the two.
@NullMarked
package studio.truss.app.cloud;

import org.jspecify.annotations.NullMarked;
