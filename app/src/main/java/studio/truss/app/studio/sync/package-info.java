/// How the library and the cloud stand to each other: the badge and what opens from it.
@NullMarked
package studio.truss.app.studio.sync;

import org.jspecify.annotations.NullMarked;
