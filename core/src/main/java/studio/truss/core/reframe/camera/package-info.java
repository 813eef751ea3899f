/// How a crop moves through a shot: still where that will do, else slowly, cut where the subject
/// jumps.
@NullMarked
package studio.truss.core.reframe.camera;

import org.jspecify.annotations.NullMarked;
