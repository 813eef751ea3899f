/// Fakes and generated footage, published to the other modules' tests.
@NullMarked
package studio.truss.core.testing;

import org.jspecify.annotations.NullMarked;
