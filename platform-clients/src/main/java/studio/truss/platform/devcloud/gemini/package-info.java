/// Gemini on this machine: a server that speaks the service's protocol as it was captured, and
/// answers what a test or a demonstration wants.
@NullMarked
package studio.truss.platform.devcloud.gemini;

import org.jspecify.annotations.NullMarked;
