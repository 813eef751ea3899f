/// Who is in the picture: identity through a shot, and who of several is to be followed.
@NullMarked
package studio.truss.core.reframe.subject;

import org.jspecify.annotations.NullMarked;
