package com.sun.glass.ui.studio;

/// `-Dglass.platform=Studio`: JavaFX looks this name up by reflection.
public class StudioPlatformFactory extends com.sun.glass.ui.headless.StudioHeadless.Factory {}
