/// From a range of a source to a finished clip: plan, presets, encoder ladder, queue, outcome.
@NullMarked
package studio.truss.core.render;

import org.jspecify.annotations.NullMarked;
