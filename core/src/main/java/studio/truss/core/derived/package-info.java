/// What is derived from a source for the editor (proxies, waveform, filmstrip, poster): how it is
/// read, and the cache that keeps it.
@NullMarked
package studio.truss.core.derived;

import org.jspecify.annotations.NullMarked;
