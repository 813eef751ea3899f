/// Pictures of the studio's screens: real scenes with their real view models on a library that is
/// prepared for it, without a display.
@NullMarked
package studio.truss.app.screenshots;

import org.jspecify.annotations.NullMarked;
