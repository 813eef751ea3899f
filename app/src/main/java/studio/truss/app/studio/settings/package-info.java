/// What the creator chose about the program itself.
@NullMarked
package studio.truss.app.studio.settings;

import org.jspecify.annotations.NullMarked;
