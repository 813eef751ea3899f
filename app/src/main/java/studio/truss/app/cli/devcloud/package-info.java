/// `truss cloud`: the development cloud on this machine.
@NullMarked
package studio.truss.app.cli.devcloud;

import org.jspecify.annotations.NullMarked;
