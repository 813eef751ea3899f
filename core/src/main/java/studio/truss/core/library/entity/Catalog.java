package studio.truss.core.library.entity;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.Family;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// Every attribute of every entity: the table's contract as data. A declaration reads `name TYPE
/// MERGE`, `?` marks what a writer may leave out; the merge letters are U user, S set, M machine, T
/// state, K set once, W write stamp.
public final class Catalog {
    private static final Map<Family, SequencedMap<String, Attribute>> ENTITIES = declare();

    private Catalog() {}

    /// The attributes of a family in the order of the table; empty for families that are not
    /// entities.
    public static SequencedMap<String, Attribute> of(Family family) {
        return ENTITIES.getOrDefault(family, Collections.emptySortedMap());
    }

    public static @Nullable Attribute find(Family family, String name) {
        return of(family).get(name);
    }

    private static Map<Family, SequencedMap<String, Attribute>> declare() {
        Map<Family, SequencedMap<String, Attribute>> all = new EnumMap<>(Family.class);
        all.put(
                Family.METADATA,
                entity(
                        "userId S K, email? S K, displayName? S U, createdAt S K,"
                                + " schemaVersion? N K, settings? M U, updatedAt? S W"));
        all.put(
                Family.ASSET,
                entity(
                        "videoId S K, title S U, sourceType S K, fileName? S K, sha256? S K,"
                                + " sizeBytes? N K, durationMs? N M, width? N M, height? N M,"
                                + " frameRate? S M, objectKey? S M, status S T, tags? SS S,"
                                + " createdAt S K, updatedAt? S W"));
        all.put(
                Family.CHAPTERS,
                entity("videoId S K, chapters L M, model? S M, analysisVersion? N M"));
        all.put(
                Family.CLIP,
                entity(
                        "clipId S K, videoId S K, streamId? S K, startMs N U, endMs N U, title S U,"
                                + " hook? S U, description? S U, tags? SS S, viralityScore N M,"
                                + " evidence? M M, analysisVersion? N M, crop? M U, layout? S U,"
                                + " captions? M U, status S T, objectKey? S M, publications? M M,"
                                + " createdAt S K, updatedAt? S W"));
        all.put(
                Family.STREAM,
                entity(
                        "streamId S K, platform S K, channel S K, title? S U, startedAt S K,"
                                + " endedAt? S M, videoId? S M, delayMs? N U, messages? N M,"
                                + " chatters? N M, spikes? N M"));
        all.put(
                Family.LIVE_CHAT_SPIKE,
                entity(
                        "timestamp S K, streamId S K, offsetMs N M, durationMs N M, score N M,"
                                + " messages N M, chatters N M, discounted? N M, samples? L M,"
                                + " clipId? S M"));
        all.put(Family.ANALYTICS, entity("date S K, totals M M, platforms M M, pulledAt S M"));
        all.put(
                Family.PLATFORM_TOKEN,
                entity(
                        "platform S K, account? S K, scopes SS M, expiresAt S M, sealed B M,"
                                + " format N K"));
        all.put(
                Family.MAGIC,
                entity("email S K, userId? S K, createdAt S K, usedAt? S M, ttl N K"));
        return Collections.unmodifiableMap(all);
    }

    private static SequencedMap<String, Attribute> entity(String declarations) {
        SequencedMap<String, Attribute> attributes = new LinkedHashMap<>();
        for (String declaration : declarations.split(", ", -1)) {
            Attribute attribute = Attribute.of(declaration);
            attributes.put(attribute.name(), attribute);
        }
        return Collections.unmodifiableSequencedMap(attributes);
    }
}
