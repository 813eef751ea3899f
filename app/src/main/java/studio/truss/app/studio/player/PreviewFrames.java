package studio.truss.app.studio.player;

import studio.truss.core.engine.FrameWish;
import studio.truss.core.engine.Preview;
import studio.truss.core.engine.Shown;
import studio.truss.core.worker.FrameRing.Ticket;
import studio.truss.core.worker.lane.JobOutcome;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/// Frames of the interactive worker.
public final class PreviewFrames implements FrameSource {
    private final Preview preview;

    public PreviewFrames(Preview preview) {
        this.preview = preview;
    }

    @Override
    public void ask(FrameWish wish, Consumer<Frame> show, Consumer<FrameEnd> end) {
        preview.show(wish, shown -> copy(shown, show))
                .outcome()
                .thenAccept(outcome -> {
                    switch (outcome) {
                        case JobOutcome.Done<Shown>(var shown) -> {
                            copy(shown, show);
                            end.accept(FrameEnd.done());
                        }
                        case JobOutcome.Cancelled<Shown>() -> end.accept(FrameEnd.done());
                        case JobOutcome.Failed<Shown>(var code, var message) ->
                                end.accept(FrameEnd.refused(message));
                        case JobOutcome.Crashed<Shown>(var message) ->
                                end.accept(FrameEnd.crashed(message));
                        case JobOutcome.Stalled<Shown>(var message) ->
                                end.accept(FrameEnd.crashed(message));
                    }
                });
    }

    private void copy(Shown shown, Consumer<Frame> show) {
        Ticket ticket = shown.ticket();
        ByteBuffer pixels = ByteBuffer.allocate(ticket.stride() * ticket.height());
        if (preview.read(ticket, MemorySegment.ofBuffer(pixels))) {
            show.accept(
                    new Frame(ticket.width(), ticket.height(), ticket.ms(), shown.exact(), pixels));
        }
    }
}
