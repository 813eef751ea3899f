package studio.truss.core.library.sqlite;

import studio.truss.core.library.Proposal;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.TimeRange;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/// Entities for the library's tests.
final class Samples {
    static final CreatorId CREATOR = CreatorId.of("local-01K");
    static final String NOW = "2026-11-22T07:17:19.123Z";
    static final Clock CLOCK = Clock.fixed(Instant.parse(NOW), ZoneOffset.UTC);
    static final VideoId VIDEO = VideoId.of("video-1");

    private Samples() {}

    static SqliteLibrary open(Path file) {
        return SqliteLibrary.open(file, CREATOR, CLOCK);
    }

    static Asset asset(VideoId id, String title) {
        return new Asset(
                id,
                title,
                "local",
                "a.mkv",
                "sha-" + id,
                10L,
                60_000L,
                1920L,
                1080L,
                "30000/1001",
                null,
                Asset.Status.NEW,
                Set.of("talk", "live"),
                NOW,
                null);
    }

    static Clip clip(String id, String title, String score, String... tags) {
        return new Clip(
                ClipId.of(id),
                VIDEO,
                null,
                1000,
                31_000,
                title,
                null,
                null,
                Set.of(tags),
                new BigDecimal(score),
                AttributeValue.M.of(Map.of()),
                1L,
                null,
                "crop",
                null,
                Clip.Status.PROPOSED,
                null,
                null,
                NOW,
                null);
    }

    static Proposal proposal(long startS, long endS, String title, String score) {
        return new Proposal(
                TimeRange.of(startS * 1000, endS * 1000),
                title,
                new BigDecimal(score),
                null,
                1L,
                null,
                "crop");
    }
}
