package studio.truss.core.render;

import studio.truss.core.media.Heartbeat;

import java.util.List;

/// Makes clips. Blocks; one call belongs to one thread.
public interface Renderer {

    /// Renders a group in one pass over its source. What goes wrong with a clip is in its outcome
    /// and does not touch the others; where the heartbeat cancels, each clip that is not finished
    /// is [RenderOutcome.Cancelled] and leaves nothing behind.
    ///
    /// @param heartbeat beaten at every frame with milliseconds of finished clip, summed over the
    ///   group
    /// @param listener told of each clip as soon as it is finished
    /// @return one outcome for each plan, in the group's order
    List<RenderOutcome> render(RenderGroup group, Heartbeat heartbeat, Listener listener);

    /// Hears of finished clips, on the rendering thread.
    @FunctionalInterface
    interface Listener {
        /// @param index of the plan in its group
        void finished(int index, RenderOutcome outcome);

        static Listener none() {
            return (index, outcome) -> {};
        }
    }
}
