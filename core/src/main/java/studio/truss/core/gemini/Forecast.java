package studio.truss.core.gemini;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What asking about a video would take, said before anything is sent.
///
/// @param videoMs of the video that the model would look at; 0 where all of it is answered already
/// @param requests that are not answered already
/// @param uploadBytes about how large the small film will be; 0 where the service has it
/// @param sourceBytes how large the source is
/// @param usd at the prices of that day
/// @param asideUsd what is set aside while the dearest question is asked, whose answer may become
///   long: a budget must hold that much
/// @param pointless why nothing is asked, a sentence; null where asking is of use
/// @param answered requests whose answers are kept, and cost nothing
public record Forecast(
        String model,
        long videoMs,
        int requests,
        int answered,
        long promptTokens,
        long answerTokens,
        long uploadBytes,
        long sourceBytes,
        BigDecimal usd,
        BigDecimal asideUsd,
        LocalDate pricesOf,
        @Nullable String pointless) {

    /// What a budget must hold, or nothing is sent.
    public BigDecimal leastUsd() {
        return usd.max(asideUsd);
    }
}
