package studio.truss.core.gemini.plan;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.Forecast;
import studio.truss.core.gemini.remote.Question;
import studio.truss.core.gemini.remote.Usage;
import studio.truss.core.gemini.remote.VideoPart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// Adds up what asking takes. All of it is rather too much: a budget that was kept by the forecast
/// is kept by the bill.
public final class Forecaster {
    /// The documents' figures for a second of video are rounded, and leave out the time that each
    /// second is marked with; one in eight covers both.
    private static final long MARGIN = 8;

    private static final long REQUEST_TOKENS = 200;

    private final PriceTable prices;
    private final TokenRates rates;

    public Forecaster(PriceTable prices, TokenRates rates) {
        this.prices = prices;
        this.rates = rates;
    }

    /// @param open what is not answered yet
    /// @param asideUsd see [Forecast#asideUsd]
    /// @param answered requests whose answers are kept
    /// @param uploadBytes see [Forecast#uploadBytes]
    /// @param pointless see [Forecast#pointless]
    public Forecast forecast(
            String model,
            LocalDate day,
            List<Ask> open,
            BigDecimal asideUsd,
            int answered,
            long uploadBytes,
            long sourceBytes,
            @Nullable String pointless) {
        Price price = prices.atMost(model, day);
        long video = 0;
        long prompt = 0;
        long answer = 0;
        BigDecimal usd = BigDecimal.ZERO;
        for (Ask ask : open) {
            long asked = rates.video(ask.videoMs()) + ask.textTokens();
            video += ask.videoMs();
            prompt += asked;
            answer += ask.answerTokens();
            usd = usd.add(price.of(new Usage(withMargin(asked), 0, ask.answerTokens(), 0)));
        }
        return new Forecast(
                model,
                video,
                open.size(),
                answered,
                prompt,
                answer,
                uploadBytes,
                sourceBytes,
                usd,
                asideUsd,
                prices.readOn(),
                pointless);
    }

    /// What a question costs at most: with an answer as long as it may become, thoughts included.
    public BigDecimal most(Question question, LocalDate day) {
        return most(question.model(), day, asked(question), question.answerMax());
    }

    /// What it may cost before a word of its answer: what is asked, and as many thoughts as a
    /// forecast reckons with.
    public BigDecimal unheard(Question question, LocalDate day) {
        return most(
                question.model(),
                day,
                asked(question),
                Math.min(question.answerMax(), Ask.THOUGHTS));
    }

    private Ask asked(Question question) {
        VideoPart part = question.video();
        long videoMs = part == null ? 0 : (part.toS() - part.fromS()) * 1000;
        long text =
                TokenRates.text(question.instruction())
                        + TokenRates.text(question.text())
                        + TokenRates.text(question.schema().toString());
        return new Ask(videoMs, text, 0);
    }

    /// The same of a question that is not put yet.
    ///
    /// @param answerMax tokens that its answer may have
    public BigDecimal most(String model, LocalDate day, Ask ask, int answerMax) {
        long asked = rates.video(ask.videoMs()) + ask.textTokens();
        return prices.atMost(model, day).of(new Usage(withMargin(asked), 0, answerMax, 0));
    }

    /// What an answer cost.
    public BigDecimal spent(String model, LocalDate day, Usage usage) {
        return prices.at(model, day).of(usage);
    }

    /// The price that is reckoned with, for saying whose it is.
    public Price price(String model, LocalDate day) {
        return prices.atMost(model, day);
    }

    private static long withMargin(long tokens) {
        return tokens + Math.ceilDiv(tokens, MARGIN) + REQUEST_TOKENS;
    }
}
