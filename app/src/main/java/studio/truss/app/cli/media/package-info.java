/// Commands about the files of videos and clips in the creator's cloud.
@NullMarked
package studio.truss.app.cli.media;

import org.jspecify.annotations.NullMarked;
