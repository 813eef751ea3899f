package studio.truss.app.cli.clips;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.core.render.EncoderLadder;
import studio.truss.core.render.RenderPlan;

/// Reads the name of an encoder that a person typed, before any work is begun with it.
final class EncoderName {
    private EncoderName() {}

    static String of(String typed) {
        if (typed.equals(RenderPlan.AUTO) || EncoderLadder.ORDER.contains(typed)) {
            return typed;
        }
        throw CommandFailure.usage(
                "There is no encoder '%s'. --encoder is auto or one of %s; 'truss doctor' says which work here."
                        .formatted(typed, String.join(", ", EncoderLadder.ORDER)));
    }

    /// @throws CommandFailure where this machine has no such encoder
    static void requireHere(AppGraph graph, String encoder) {
        if (encoder.equals(RenderPlan.AUTO)) {
            return;
        }
        EncoderLadder ladder = graph.ladder();
        if (ladder.candidates(encoder).isEmpty()) {
            String words =
                    ladder.rungs().stream()
                            .filter(rung -> rung.encoder().equals(encoder))
                            .map(EncoderLadder.Rung::words)
                            .findFirst()
                            .orElse("it is not in this build of FFmpeg");
            throw CommandFailure.usage(
                    "The encoder %s does not work on this machine: %s. Choose another, or auto."
                            .formatted(encoder, words));
        }
    }
}
