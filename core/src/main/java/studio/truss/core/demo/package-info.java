/// A scripted stream, drawn and played from a script: footage with known moments, for the demo and
/// for benchmarks.
@NullMarked
package studio.truss.core.demo;

import org.jspecify.annotations.NullMarked;
