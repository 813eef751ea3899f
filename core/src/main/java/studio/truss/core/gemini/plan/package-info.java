/// What asking would take, before anything is sent: [Windows] cuts a video into the stretches that
/// are asked about, [PriceTable] and [Price] say what tokens cost on a day, [TokenRates] how many
/// there are, [Ask] is a request that is not answered yet, and [Forecaster] adds all of that up and
/// says what one question may cost at most and what an answer did cost.
@NullMarked
package studio.truss.core.gemini.plan;

import org.jspecify.annotations.NullMarked;
