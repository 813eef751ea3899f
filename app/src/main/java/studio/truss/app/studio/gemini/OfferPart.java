package studio.truss.app.studio.gemini;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.gemini.GeminiFigures;
import studio.truss.app.gemini.UsdText;
import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;
import studio.truss.app.studio.look.Times;
import studio.truss.core.gemini.Forecast;
import studio.truss.core.gemini.job.GeminiOrders.Budget;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// What asking would take, what it may cost, and the button that asks.
final class OfferPart extends VBox {
    private static final double MINUTE_MS = 60_000;
    private static final int CENTS = 2;

    private final Messages messages;

    /// @param button what the button says
    /// @param ask takes what it may cost at most
    OfferPart(
            GeminiState.Outlook outlook,
            String button,
            Consumer<BigDecimal> ask,
            Messages messages) {
        super(12);
        this.messages = messages;
        Forecast forecast = outlook.forecast();
        Button start = new Button(button, Icons.of(Feather.ZAP));
        start.setId("gemini-ask");
        start.setMaxWidth(Double.MAX_VALUE);
        String pointless = forecast.pointless();
        if (pointless != null) {
            getChildren().add(Nodes.quiet(pointless));
        } else if (forecast.requests() == 0) {
            start.setOnAction(_ -> ask.accept(BigDecimal.ZERO));
            getChildren()
                    .addAll(
                            month(new Facts(), outlook.budget()),
                            Nodes.quiet(messages.of("gemini.free", forecast.answered())),
                            start);
        } else {
            start.getStyleClass().add("primary");
            getChildren().add(month(facts(forecast), outlook.budget()));
            tooLittle(outlook);
            limit(outlook, start, ask);
        }
    }

    private Facts facts(Forecast forecast) {
        Facts facts = new Facts();
        if (forecast.videoMs() > 0) {
            facts.add(messages.of("gemini.video"), length(forecast.videoMs()));
        }
        facts.add(
                        messages.of("gemini.questions"),
                        forecast.answered() == 0
                                ? Integer.toString(forecast.requests())
                                : messages.of(
                                        "gemini.questions.some",
                                        forecast.requests(),
                                        forecast.answered()))
                .add(
                        messages.of("gemini.tokens"),
                        messages.of(
                                "gemini.about",
                                round(forecast.promptTokens() + forecast.answerTokens())))
                .add(
                        messages.of("gemini.sent"),
                        forecast.uploadBytes() == 0
                                ? messages.of("gemini.sent.none")
                                : messages.of(
                                        "gemini.sent.about",
                                        GeminiFigures.bytes(forecast.uploadBytes()),
                                        GeminiFigures.bytes(forecast.sourceBytes())));
        return facts.add(messages.of("gemini.model"), forecast.model())
                .add(
                        messages.of("gemini.prices"),
                        messages.of("gemini.prices.of", forecast.pricesOf()))
                .add(
                        messages.of("gemini.cost"),
                        messages.of("gemini.about", GeminiFigures.usd(forecast.usd())));
    }

    private String length(long ms) {
        return ms < 2 * MINUTE_MS
                ? Times.length(ms)
                : messages.of("gemini.minutes", Math.round(ms / MINUTE_MS));
    }

    /// To two digits: more are not known.
    private static String round(long count) {
        BigDecimal rough =
                BigDecimal.valueOf(count).round(new MathContext(2, RoundingMode.HALF_UP));
        return String.format(Locale.ROOT, "%,d", rough.longValue());
    }

    private Facts month(Facts facts, Budget budget) {
        return facts.add(
                messages.of("gemini.month"),
                messages.of(
                        "gemini.month.spent",
                        GeminiFigures.usd(budget.month()),
                        GeminiFigures.usd(budget.monthMost())));
    }

    private void tooLittle(GeminiState.Outlook outlook) {
        BigDecimal left = outlook.budget().left();
        BigDecimal needed = outlook.forecast().leastUsd();
        if (needed.compareTo(left) > 0) {
            Label words =
                    new Label(
                            messages.of(
                                    "gemini.month.short",
                                    GeminiFigures.usd(left),
                                    GeminiFigures.usd(needed)));
            words.setId("gemini-month-short");
            words.setWrapText(true);
            words.getStyleClass().addAll("meta", "warn");
            getChildren().add(words);
        }
    }

    private void limit(GeminiState.Outlook outlook, Button start, Consumer<BigDecimal> ask) {
        TextField most = new TextField(usual(outlook).toPlainString());
        most.setId("gemini-most");
        Label name = new Label(messages.of("gemini.most"));
        name.getStyleClass().add("label-small");
        name.setLabelFor(most);
        Label wrong = new Label();
        wrong.setId("gemini-wrong");
        wrong.setWrapText(true);
        wrong.getStyleClass().addAll("meta", "bad");
        Nodes.shown(wrong, false);
        Runnable go =
                () -> {
                    Optional<BigDecimal> typed = UsdText.parse(most.getText());
                    wrong.setText(messages.of("gemini.most.wrong"));
                    Nodes.shown(wrong, typed.isEmpty());
                    typed.ifPresent(usd -> {
                        start.requestFocus(); // out of the field, so that the pane can change
                        ask.accept(usd);
                    });
                };
        most.setOnAction(_ -> go.run());
        start.setOnAction(_ -> go.run());
        getChildren().addAll(new VBox(4, name, most, wrong), start);
    }

    private static BigDecimal usual(GeminiState.Outlook outlook) {
        return outlook.forecast().usd().max(outlook.enough()).setScale(CENTS, RoundingMode.UP);
    }
}
