/// What can be told of a speech model of whisper.cpp without running it.
@NullMarked
package studio.truss.core.captions.whisper;

import org.jspecify.annotations.NullMarked;
