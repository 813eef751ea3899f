package studio.truss.core.clips.watch;

import org.jspecify.annotations.Nullable;

import studio.truss.core.moments.signal.AlignedChat;
import studio.truss.core.moments.sound.SoundTrack;

/// What there is beside the picture; null for what is not there.
public record Sounds(@Nullable SoundTrack track, @Nullable AlignedChat chat) {}
