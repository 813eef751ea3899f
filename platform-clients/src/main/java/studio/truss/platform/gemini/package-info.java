/// Gemini behind the port `core.gemini.remote`: questions by Google's SDK, files by the documented
/// upload protocol.
@NullMarked
package studio.truss.platform.gemini;

import org.jspecify.annotations.NullMarked;
