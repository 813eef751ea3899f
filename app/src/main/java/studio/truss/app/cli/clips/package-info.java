/// The main job on the command line: analyze, clip, render.
@NullMarked
package studio.truss.app.cli.clips;

import org.jspecify.annotations.NullMarked;
