/// Servers of the development cloud that are not part of this program, in processes of their own.
@NullMarked
package studio.truss.platform.devcloud.server;

import org.jspecify.annotations.NullMarked;
