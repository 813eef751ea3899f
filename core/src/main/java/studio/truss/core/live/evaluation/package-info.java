/// Measures the finding of chat spikes against truth, beside baselines.
@NullMarked
package studio.truss.core.live.evaluation;

import org.jspecify.annotations.NullMarked;
