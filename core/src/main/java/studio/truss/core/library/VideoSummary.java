package studio.truss.core.library;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.Asset;

/// A video with what its clips come to.
///
/// @param moments its clips that were not rejected
/// @param approved those of them that were approved, whatever has happened to them since
/// @param published those of them that were published
/// @param topScore the best of the moments' scores, 0..100; null without moments
public record VideoSummary(
        Asset asset,
        VideoMemo memo,
        int moments,
        int approved,
        int published,
        @Nullable Double topScore) {}
