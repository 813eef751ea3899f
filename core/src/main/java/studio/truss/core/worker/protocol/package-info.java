/// What parent and worker say to each other: frames, and values as their bytes.
@NullMarked
package studio.truss.core.worker.protocol;

import org.jspecify.annotations.NullMarked;
