/// What a creator may do, decided by the policy of the stack's own template, and a proxy that holds
/// an engine of the table to it.
@NullMarked
package studio.truss.platform.devcloud.isolation;

import org.jspecify.annotations.NullMarked;
