@NullMarked
package studio.truss.core.shots;

import org.jspecify.annotations.NullMarked;
