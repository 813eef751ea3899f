package studio.truss.core.live.evaluation;

import org.jspecify.annotations.Nullable;

/// One measured number.
///
/// @param low lower end of the 95 % interval over logs, null where there is none
/// @param high its upper end
/// @param target what is to be reached, null for baselines and plain facts
public record Figure(
        String name,
        double value,
        @Nullable Double low,
        @Nullable Double high,
        String unit,
        @Nullable Double target) {}
