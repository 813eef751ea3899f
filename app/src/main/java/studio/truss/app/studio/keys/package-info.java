/// What the keyboard does: actions, their keys, and who is asked for them.
@NullMarked
package studio.truss.app.studio.keys;

import org.jspecify.annotations.NullMarked;
