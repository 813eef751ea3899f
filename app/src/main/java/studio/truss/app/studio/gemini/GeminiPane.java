package studio.truss.app.studio.gemini;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import studio.truss.app.gemini.GeminiFigures;
import studio.truss.app.gemini.KeyState;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;
import studio.truss.app.studio.look.WhenShown;
import studio.truss.core.gemini.VideoAnswer;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.GeminiOrders.SentText;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Gemini in the inspector: what asking takes, how it goes, what came of it. JavaFX thread.
public final class GeminiPane extends VBox {
    /// Where the focus goes that lost its place, by ids.
    private static final List<String> PLACES =
            List.of(
                    "gemini-cancel",
                    "gemini-retry",
                    "gemini-ask",
                    "gemini-key-save",
                    "gemini-what");

    private final GeminiModel model;
    private final Messages messages;
    private final Consumer<List<SentText>> readSent;
    private @Nullable JobPart working; // while a job is under way

    /// @param readSent shows what is sent
    public GeminiPane(GeminiModel model, Consumer<List<SentText>> readSent, Messages messages) {
        super(12);
        this.model = model;
        this.messages = messages;
        this.readSent = readSent;
        getStyleClass().addAll("inspector-pane", "gemini-pane");
        WhenShown shown = WhenShown.untyped(this, this::refresh);
        model.stateProperty().subscribe(_ -> shown.changed());
    }

    private void refresh() {
        GeminiState state = model.stateProperty().get();
        JobPart at = working;
        if (state != null && state.underWay() && at != null) {
            at.show(Objects.requireNonNull(state.job()));
            return;
        }
        Node focused = getScene().getFocusOwner();
        boolean own = Nodes.within(focused, this);
        fill(state);
        if (own) {
            focus(focused == null ? null : focused.getId());
        }
    }

    /// Onto what has the same name as what had the focus, else onto what is most likely wanted; no
    /// field, since a pane in which somebody types stays as it is.
    private void focus(@Nullable String before) {
        Stream.concat(Stream.ofNullable(before), PLACES.stream())
                .map(id -> lookup("#" + id))
                .filter(node ->
                        node != null
                                && node.isFocusTraversable()
                                && !(node instanceof TextInputControl))
                .findFirst()
                .orElse(this) // until there is something again
                .requestFocus();
    }

    private void fill(@Nullable GeminiState state) {
        working = null;
        getChildren().clear();
        if (state == null) {
            getChildren().add(Nodes.quiet(messages.of("gemini.reading")));
            return;
        }
        show(state);
        if (!state.trouble().isEmpty()) {
            getChildren().add(trouble(state.trouble()));
        }
        getChildren().add(foot());
    }

    private void show(GeminiState state) {
        GeminiJob job = state.job();
        if (job == null) {
            offer(state, "gemini.heading", "gemini.ask");
            return;
        }
        switch (job.state()) {
            case QUEUED, PREPARING, UPLOADING, WAITING_FOR_FILE, ASKING, WAITING, MERGING -> {
                heading("gemini.heading.working");
                JobPart part = new JobPart(model::cancel, messages);
                part.show(job);
                working = part;
                getChildren().add(part);
            }
            case BLOCKED -> {
                GeminiState.Outlook now = state.outlook();
                if (now != null && now.free()) {
                    heading("gemini.heading.free");
                } else {
                    stopped("gemini.heading.blocked", job, "warn");
                }
                offer(state, "", "gemini.go");
            }
            case FAILED -> {
                stopped("gemini.heading.failed", job, "bad");
                getChildren().add(Nodes.quiet(messages.of("gemini.retry.about")));
                again(state, "gemini.retry");
            }
            case CANCELLED -> {
                stopped("gemini.heading.cancelled", job, "meta");
                getChildren().add(spent(job));
                again(state, "gemini.go");
            }
            case DONE -> {
                VideoAnswer answer = state.answer();
                boolean asked = answer == null || !answer.model().isEmpty();
                heading(asked ? "gemini.heading.done" : "gemini.heading.not.asked");
                if (asked && answer != null) {
                    getChildren().add(new DonePart(job, answer, messages));
                }
                offer(state, "", "gemini.again");
            }
        }
    }

    private void heading(String key) {
        Label heading = new Label(messages.of(key));
        heading.setId("gemini-heading");
        heading.setWrapText(true);
        heading.getStyleClass().add("title");
        getChildren().add(heading);
    }

    private void stopped(String key, GeminiJob job, String tone) {
        heading(key);
        String why = job.message();
        Label words = new Label(why == null ? messages.of("gemini.kept") : why);
        words.setId("gemini-words");
        words.setWrapText(true);
        words.getStyleClass().add(tone);
        getChildren().add(words);
    }

    /// What it cost until it ended, and what may be billed yet.
    private Label spent(GeminiJob job) {
        String open = GeminiFigures.unanswered(job);
        Label spent =
                Nodes.quiet(
                        messages.of(
                                        "gemini.spent.ended",
                                        GeminiFigures.usd(job.costUsd()),
                                        job.requests())
                                + (open.isEmpty() ? "" : "; " + open));
        spent.setId("gemini-spent");
        return spent;
    }

    /// @param heading empty where another one stands above
    private void offer(GeminiState state, String heading, String button) {
        if (!state.key().usable()) {
            key(state.key());
            return;
        }
        if (!heading.isEmpty()) {
            heading(heading);
            getChildren().add(Nodes.quiet(messages.of("gemini.about.it")));
        }
        GeminiState.Outlook outlook = state.outlook();
        if (outlook != null) {
            getChildren().add(new OfferPart(outlook, messages.of(button), model::ask, messages));
        }
    }

    private void again(GeminiState state, String button) {
        if (!state.key().usable()) {
            key(state.key());
            return;
        }
        Button retry = new Button(messages.of(button));
        retry.setId("gemini-retry");
        retry.getStyleClass().add("primary");
        retry.setMaxWidth(Double.MAX_VALUE);
        retry.setOnAction(_ -> model.retry());
        getChildren().add(retry);
    }

    private void key(KeyState key) {
        if (key instanceof KeyState.Unusable(String words)) {
            getChildren().add(trouble(words));
        } else {
            heading("gemini.key.heading");
            getChildren().add(new KeyPart(model::keep, messages));
        }
    }

    private static Label trouble(String words) {
        Label label = new Label(words);
        label.setId("gemini-trouble");
        label.setWrapText(true);
        label.getStyleClass().add("bad");
        return label;
    }

    private VBox foot() {
        Hyperlink sent = new Hyperlink(messages.of("gemini.what"));
        sent.setId("gemini-what");
        sent.setOnAction(_ -> model.sent(readSent));
        return new VBox(4, sent, Nodes.quiet(messages.of("gemini.privacy")));
    }
}
