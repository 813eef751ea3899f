/// Videos and clips as cards: what they say, how they are laid out, which are chosen.
@NullMarked
package studio.truss.app.studio.library.cards;

import org.jspecify.annotations.NullMarked;
