/// Files on their way to the creator's cloud and back, as the window shows them.
@NullMarked
package studio.truss.app.studio.transfers;

import org.jspecify.annotations.NullMarked;
