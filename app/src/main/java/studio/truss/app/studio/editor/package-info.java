/// The screen in which moments become clips.
@NullMarked
package studio.truss.app.studio.editor;

import org.jspecify.annotations.NullMarked;
