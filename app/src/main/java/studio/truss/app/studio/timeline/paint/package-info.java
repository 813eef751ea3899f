/// Paints what is in view of a timeline: areas and curves as pixels, texts and pictures on a
/// canvas.
@NullMarked
package studio.truss.app.studio.timeline.paint;

import org.jspecify.annotations.NullMarked;
