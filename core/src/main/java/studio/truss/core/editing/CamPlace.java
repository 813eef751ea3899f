package studio.truss.core.editing;

import studio.truss.core.reframe.PictureShape;

/// Of which videos a corner camera is meant: those of a channel, in one picture size.
public record CamPlace(String channel, PictureShape picture) {}
