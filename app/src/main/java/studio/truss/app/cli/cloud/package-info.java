/// Commands about the cloud that creators sync with.
@NullMarked
package studio.truss.app.cli.cloud;

import org.jspecify.annotations.NullMarked;
