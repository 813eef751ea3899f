/// The timeline: what is in view, the hand on it, and the nodes around the canvas.
@NullMarked
package studio.truss.app.studio.timeline;

import org.jspecify.annotations.NullMarked;
