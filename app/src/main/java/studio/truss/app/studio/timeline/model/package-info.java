/// What a timeline shows, as plain values, and the ports that its pictures and sound come through.
@NullMarked
package studio.truss.app.studio.timeline.model;

import org.jspecify.annotations.NullMarked;
