/// Gemini as the program uses it: the way to the service with the creator's key, and what the desk
/// works with.
@NullMarked
package studio.truss.app.gemini;

import org.jspecify.annotations.NullMarked;
