package studio.truss.core.render;

/// What is written into the clip's file about itself.
///
/// @param title empty where there is none
/// @param comment the provenance: source hash, range, program version
public record ClipTags(String title, String comment) {}
