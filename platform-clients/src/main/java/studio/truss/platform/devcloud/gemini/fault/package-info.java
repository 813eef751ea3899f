/// What can go wrong with Gemini, to be planned by tests.
@NullMarked
package studio.truss.platform.devcloud.gemini.fault;

import org.jspecify.annotations.NullMarked;
