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
import studio.truss.core.gemini.Forecast;
import studio.truss.core.gemini.job.GeminiOrders.Budget;

import java.math.BigDecimal;
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
        if (forecast.requests() == 0) {
            getChildren().add(Nodes.quiet(messages.of("gemini.free", forecast.answered())));
        } else {
            getChildren().addAll(facts(forecast), source(forecast));
        }
        getChildren().add(month(outlook.budget()));
        Button start = new Button(button, Icons.of(Feather.ZAP));
        start.setId("gemini-ask");
        start.getStyleClass().add("primary");
        start.setMaxWidth(Double.MAX_VALUE);
        if (forecast.requests() == 0) {
            start.setOnAction(_ -> ask.accept(BigDecimal.ZERO));
            getChildren().add(start);
        } else {
            limit(outlook, start, ask);
        }
    }

    private Facts facts(Forecast forecast) {
        Facts facts =
                new Facts()
                        .add(
                                messages.of("gemini.video"),
                                messages.of(
                                        "gemini.minutes",
                                        Math.max(1, Math.round(forecast.videoMs() / MINUTE_MS))))
                        .add(
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
                                        String.format(
                                                Locale.ROOT,
                                                "%,d",
                                                forecast.promptTokens() + forecast.answerTokens())))
                        .add(
                                messages.of("gemini.sent"),
                                forecast.uploadBytes() == 0
                                        ? messages.of("gemini.sent.none")
                                        : messages.of(
                                                "gemini.sent.about",
                                                GeminiFigures.bytes(forecast.uploadBytes()),
                                                GeminiFigures.bytes(forecast.sourceBytes())));
        return facts.add(
                messages.of("gemini.cost"),
                messages.of("gemini.about", GeminiFigures.usd(forecast.usd())));
    }

    private Label source(Forecast forecast) {
        return Nodes.quiet(messages.of("gemini.prices", forecast.model(), forecast.pricesOf()));
    }

    private Label month(Budget budget) {
        return Nodes.quiet(
                messages.of(
                        "gemini.month",
                        GeminiFigures.usd(budget.month()),
                        GeminiFigures.usd(budget.monthMost())));
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
        return outlook.forecast()
                .usd()
                .max(outlook.enough())
                .setScale(CENTS, RoundingMode.UP);
    }
}
