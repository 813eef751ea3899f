/// Where things stand on the timeline and what lies under a point: pure arithmetic, no nodes.
@NullMarked
package studio.truss.app.studio.timeline.layout;

import org.jspecify.annotations.NullMarked;
