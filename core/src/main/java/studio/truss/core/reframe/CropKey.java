package studio.truss.core.reframe;

/// One key of a crop path: linear between keys, constant before the first and after the last;
/// before a key with `cut` the last value holds.
///
/// @param ms time on the source's clock
public record CropKey(long ms, Box box, boolean cut) {}
