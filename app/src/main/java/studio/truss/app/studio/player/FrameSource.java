package studio.truss.app.studio.player;

import studio.truss.core.engine.FrameWish;

import java.util.function.Consumer;

/// Where frames come from. A newer wish takes the place of an older one.
public interface FrameSource {
    /// @param show takes one or two frames, the last one final; on any thread
    /// @param end is called once, when no more frame comes; on any thread
    void ask(FrameWish wish, Consumer<Frame> show, Consumer<FrameEnd> end);
}
