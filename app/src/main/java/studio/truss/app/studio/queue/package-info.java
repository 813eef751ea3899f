/// The renders that are asked for, under way and done.
@NullMarked
package studio.truss.app.studio.queue;

import org.jspecify.annotations.NullMarked;
