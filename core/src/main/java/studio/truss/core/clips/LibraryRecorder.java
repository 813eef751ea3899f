package studio.truss.core.clips;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.ulid.UlidCreator;

import studio.truss.core.library.Author;
import studio.truss.core.library.Library;
import studio.truss.core.library.Proposal;
import studio.truss.core.library.Recorded;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.Timestamps;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.VideoStream;
import studio.truss.core.moments.Moment;
import studio.truss.core.reframe.ShotFraming;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Writes what the main job found and made into the creator's library. One source's bytes are one
/// video, whatever its file is called; what the creator has touched stays as it is.
public final class LibraryRecorder {
    /// Counts up when the same source would give other moments.
    public static final long ANALYSIS_VERSION = 1;

    private static final int SCORE_DECIMALS = 2;

    private final Library library;
    private final Clock clock;

    public LibraryRecorder(Library library, Clock clock) {
        this.library = library;
        this.clock = clock;
    }

    /// Records the source and a clip for each moment.
    ///
    /// @return what became of each moment, in the order of the moments
    public List<Recorded> analysed(Analysis analysis) {
        VideoId video = video(analysis.source());
        seen(video, analysis.source().file());
        Framer framer = new Framer(analysis);
        List<Proposal> proposals = new ArrayList<>();
        for (Moment moment : analysis.findings().moments()) {
            proposals.add(proposal(moment, framer.inside(moment.range())));
        }
        return library.recordMoments(video, proposals);
    }

    /// Records a clip that the creator chose by hand, beside whatever lies there.
    public ClipId picked(Analysis analysis, VideoId video, Moment moment) {
        Proposal proposal = proposal(moment, new Framer(analysis).inside(moment.range()));
        String now = Timestamps.print(clock.instant());
        Clip clip =
                new Clip(
                        new ClipId(UlidCreator.getMonotonicUlid().toString()),
                        video,
                        null,
                        proposal.range().startMs(),
                        proposal.range().endMs(),
                        proposal.title(),
                        proposal.hook(),
                        null,
                        Set.of(),
                        proposal.score(),
                        proposal.evidence(),
                        proposal.analysisVersion(),
                        proposal.crop(),
                        proposal.layout(),
                        null,
                        Clip.Status.PROPOSED,
                        null,
                        null,
                        now,
                        now);
        library.create(clip);
        return clip.clipId();
    }

    /// Follows a clip's render; a clip that the creator rejected meanwhile stays rejected.
    public void status(ClipId clip, Clip.Status status) {
        EntityKey key = new EntityKey.Clip(clip);
        Item item = library.get(key);
        if (item != null && Clip.of(item).status().mayBecome(status)) {
            library.update(
                    key, Change.set("status", AttributeValue.text(status.name())), Author.MACHINE);
        }
    }

    /// Moves a video on where its status has that step.
    public void status(VideoId video, Asset.Status status) {
        EntityKey key = new EntityKey.Asset(video);
        Item item = library.get(key);
        if (item != null && Asset.of(item).status().mayBecome(status)) {
            library.update(
                    key, Change.set("status", AttributeValue.text(status.name())), Author.MACHINE);
        }
    }

    /// A video that was not analysed yet, to be created in the library.
    public Asset newVideo(Source source) {
        return asset(source, Asset.Status.NEW);
    }

    /// Remembers where a video's bytes lie on this machine.
    public void seen(VideoId video, Path file) {
        try {
            library.sourceSeen(video, SourceFile.of(file));
        } catch (IOException e) {
            // gone again since it was read: there is no place to remember
        }
    }

    private VideoId video(Source source) {
        Item known = library.assetBySha256(source.sha256());
        if (known != null) {
            VideoId video = Asset.of(known).videoId();
            status(video, Asset.Status.ANALYZED);
            return video;
        }
        Asset asset = asset(source, Asset.Status.ANALYZED);
        library.create(asset);
        return asset.videoId();
    }

    private Asset asset(Source source, Asset.Status status) {
        MediaInfo info = source.info();
        VideoStream video = info.picture().orElseThrow();
        String fileName = source.file().getFileName().toString();
        String now = Timestamps.print(clock.instant());
        return new Asset(
                VideoId.of(UlidCreator.getMonotonicUlid().toString()),
                Asset.titleOf(fileName),
                "local",
                fileName,
                source.sha256(),
                info.sizeBytes(),
                info.durationMs(),
                (long) video.width(),
                (long) video.height(),
                video.frameRate().toString(),
                null,
                status,
                Set.of(),
                now,
                now);
    }

    private static Proposal proposal(Moment moment, List<ShotFraming> framings) {
        ObjectNode evidence = JsonNodeFactory.instance.objectNode();
        evidence.put("fused", moment.fused());
        evidence.set("signals", Manifest.ledger(moment));
        return new Proposal(
                moment.range(),
                moment.title(),
                moment.hook(),
                BigDecimal.valueOf(moment.score()).setScale(SCORE_DECIMALS, RoundingMode.HALF_UP),
                JsonAttributes.map(evidence),
                ANALYSIS_VERSION,
                FramingReader.stored(framings),
                FramingReader.words(framings));
    }
}
