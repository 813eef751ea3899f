/// What it takes to reach Gemini: a key, and where the service is.
@NullMarked
package studio.truss.platform.gemini.access;

import org.jspecify.annotations.NullMarked;
