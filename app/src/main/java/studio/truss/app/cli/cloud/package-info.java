/// Commands about the creator's account and cloud.
@NullMarked
package studio.truss.app.cli.cloud;

import org.jspecify.annotations.NullMarked;
