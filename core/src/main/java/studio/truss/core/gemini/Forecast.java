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
        LocalDate pricesOf,
        @Nullable String pointless) {}
