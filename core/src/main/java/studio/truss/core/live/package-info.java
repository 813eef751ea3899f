/// Chat: messages, log files, hygiene, spikes and the delay between picture and chat.
@NullMarked
package studio.truss.core.live;

import org.jspecify.annotations.NullMarked;
