/// How the studio looks: theme, fonts, icons, colours of scores, small parts that screens share.
@NullMarked
package studio.truss.app.studio.look;

import org.jspecify.annotations.NullMarked;
