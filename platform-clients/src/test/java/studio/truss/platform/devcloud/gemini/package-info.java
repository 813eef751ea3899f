/// Tests of the stand-in for Gemini.
@NullMarked
package studio.truss.platform.devcloud.gemini;

import org.jspecify.annotations.NullMarked;
