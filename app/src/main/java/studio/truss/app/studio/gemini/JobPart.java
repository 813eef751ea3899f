package studio.truss.app.studio.gemini;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

import studio.truss.app.gemini.GeminiFigures;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.remote.GeminiService;

/// How far a job is, and how to stop it. It is changed in place, so that the cursor stays.
final class JobPart extends VBox {
    private final Messages messages;
    private final Label words = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Label cost = Nodes.quiet("");
    private final Button cancel = new Button();

    JobPart(Runnable stop, Messages messages) {
        super(12);
        this.messages = messages;
        words.setId("gemini-words");
        words.setWrapText(true);
        bar.setId("gemini-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        cost.setId("gemini-spent");
        cancel.setText(messages.of("gemini.cancel"));
        cancel.setId("gemini-cancel");
        cancel.setOnAction(_ -> {
            requestFocus(); // a button that is off would lose it to another part of the window
            cancel.setDisable(true); // it ends at its next step
            stop.run();
        });
        getChildren().addAll(words, bar, cost, cancel);
    }

    void show(GeminiJob job) {
        words.setText(words(job));
        bar.setProgress(share(job));
        cost.setText(messages.of("gemini.spent", GeminiFigures.usd(job.costUsd()), job.requests()));
    }

    private String words(GeminiJob job) {
        return switch (job.state()) {
            case QUEUED -> messages.of("gemini.queued");
            case PREPARING -> messages.of("gemini.preparing");
            case UPLOADING ->
                    messages.of(
                            "gemini.uploading",
                            GeminiFigures.bytes(job.sentBytes()),
                            GeminiFigures.bytes(job.fileBytes()),
                            GeminiFigures.bytes(job.sourceBytes()));
            case WAITING_FOR_FILE -> messages.of("gemini.looking");
            case ASKING ->
                    asking(job) + (job.thinkingS() == 0 ? "" : "\n" + thinking(job.thinkingS()));
            case WAITING -> messages.of("gemini.waiting", String.valueOf(job.message()));
            case MERGING -> messages.of("gemini.merging");
            case DONE, BLOCKED, FAILED, CANCELLED ->
                    throw new IllegalArgumentException(job.state() + " is no work");
        };
    }

    private String asking(GeminiJob job) {
        return job.message() == null
                ? messages.of("gemini.asking", job.windowsDone(), job.windows())
                : messages.of("gemini.comparing", job.message());
    }

    private String thinking(int seconds) {
        boolean mute = seconds < GeminiService.SILENCE_MOST.toSeconds();
        return messages.of(
                mute ? "gemini.thinking.silent" : "gemini.thinking",
                GeminiFigures.time(seconds),
                (mute ? GeminiService.SILENCE_MOST : GeminiService.QUESTION_MOST).toMinutes());
    }

    private static double share(GeminiJob job) {
        return switch (job.state()) {
            case UPLOADING -> part(job.sentBytes(), job.fileBytes());
            case ASKING ->
                    job.message() == null
                            ? part(job.windowsDone(), job.windows())
                            : ProgressBar.INDETERMINATE_PROGRESS;
            case WAITING, MERGING -> part(job.windowsDone(), job.windows());
            default -> ProgressBar.INDETERMINATE_PROGRESS;
        };
    }

    private static double part(long done, long all) {
        return all == 0 ? 0 : (double) done / all;
    }
}
