/// `truss inspect`: one stage alone, as JSON.
@NullMarked
package studio.truss.app.cli.inspect;

import org.jspecify.annotations.NullMarked;
