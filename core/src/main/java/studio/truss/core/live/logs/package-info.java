/// Reading chat files: one entry, [ChatLogReader]; the other types know one form each.
@NullMarked
package studio.truss.core.live.logs;

import org.jspecify.annotations.NullMarked;
