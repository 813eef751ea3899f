package studio.truss.app.studio.gemini;

import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

import studio.truss.app.gemini.GeminiFigures;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;
import studio.truss.core.gemini.AnswerProblem;
import studio.truss.core.gemini.VideoAnswer;
import studio.truss.core.gemini.job.GeminiJob;

/// What came of a job.
final class DonePart extends VBox {
    DonePart(GeminiJob job, VideoAnswer answer, Messages messages) {
        super(12);
        Facts facts =
                new Facts()
                        .add(messages.of("gemini.moments"), count(answer.moments().size()))
                        .add(messages.of("gemini.chapters"), count(answer.chapters().size()))
                        .add(messages.of("gemini.questions"), count(job.requests()))
                        .add(messages.of("gemini.cost"), GeminiFigures.usd(job.costUsd()))
                        .add(
                                messages.of("gemini.sent"),
                                job.sentBytes() == 0
                                        ? messages.of("gemini.sent.none")
                                        : messages.of(
                                                "gemini.sent.was",
                                                GeminiFigures.bytes(job.sentBytes()),
                                                GeminiFigures.bytes(job.sourceBytes())));
        facts.setId("gemini-result");
        getChildren().add(facts);
        if (job.unanswered() > 0) {
            getChildren().add(Nodes.quiet(messages.of("gemini.unanswered", job.unanswered())));
        }
        VBox told = problems(answer, true);
        if (!told.getChildren().isEmpty()) {
            told.setId("gemini-told");
            getChildren().add(told);
        }
        VBox rest = problems(answer, false);
        if (!rest.getChildren().isEmpty()) {
            TitledPane folded =
                    new TitledPane(messages.of("gemini.problems", rest.getChildren().size()), rest);
            folded.setId("gemini-problems");
            folded.setExpanded(false);
            folded.setAnimated(false);
            getChildren().add(folded);
        }
    }

    private static VBox problems(VideoAnswer answer, boolean told) {
        VBox list = new VBox(6);
        for (AnswerProblem problem : answer.problems()) {
            if (problem.kind().isTold() == told) {
                list.getChildren().add(Nodes.quiet(problem.words()));
            }
        }
        return list;
    }

    private static String count(int number) {
        return Integer.toString(number);
    }
}
