/// The library screen: videos and clips as cards, import, search, and what is being analysed.
@NullMarked
package studio.truss.app.studio.library;

import org.jspecify.annotations.NullMarked;
