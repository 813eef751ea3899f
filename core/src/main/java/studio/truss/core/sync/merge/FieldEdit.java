package studio.truss.core.sync.merge;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;

/// What an edit does to one attribute.
///
/// @param base what stood there when the edit was made; null where nothing did
/// @param next what is to stand there; null where nothing is to
public record FieldEdit(@Nullable AttributeValue base, @Nullable AttributeValue next) {}
