package studio.truss.core.imports;

import studio.truss.core.imports.ImportOutcome.SideKind;
import studio.truss.core.library.Library;
import studio.truss.core.library.VideoSummary;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.live.ChatLogResult;
import studio.truss.core.live.logs.ChatLogReader;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Chat logs and transcripts: which video each belongs to, by its name, by what came with it, or by
/// asking.
final class SideFiles {
    private static final int CANDIDATES_MOST = 8;

    private final Library library;
    private final TranscriptIntake transcripts;

    SideFiles(Library library, TranscriptIntake transcripts) {
        this.library = library;
        this.transcripts = transcripts;
    }

    /// @param batch the videos that were dropped with it
    ImportOutcome take(Path side, List<Asset> batch) {
        SideKind kind = SideKind.CHAT;
        if (FileLook.subtitleName(side)) {
            kind = SideKind.TRANSCRIPT;
            Optional<String> problem = transcripts.problem(side);
            if (problem.isPresent()) {
                return new ImportOutcome.Refused(side, problem.get());
            }
        } else if (new ChatLogReader().read(side) instanceof ChatLogResult.Refused(var problem)) {
            // words with their times in JSON are a transcript
            if (transcripts.problem(side).isPresent()) {
                return new ImportOutcome.Refused(side, problem);
            }
            kind = SideKind.TRANSCRIPT;
        }
        List<Asset> named = named(side, batch);
        if (named.isEmpty() && batch.size() == 1) {
            return join(side, kind, batch.getFirst());
        }
        List<Asset> others = library.index().videos().stream().map(VideoSummary::asset).toList();
        if (named.isEmpty()) {
            named = named(side, others);
        }
        return named.size() == 1
                ? join(side, kind, named.getFirst())
                : new ImportOutcome.Ask(side, kind, candidates(named, batch, others));
    }

    /// The videos whose name the file bears: those with the longest.
    private static List<Asset> named(Path side, List<Asset> assets) {
        List<Asset> named =
                assets.stream().filter(asset -> FileLook.namedAfter(side, name(asset))).toList();
        int longest =
                named.stream()
                        .map(asset -> FileLook.stem(name(asset)).length())
                        .max(Comparator.naturalOrder())
                        .orElse(0);
        return named.stream()
                .filter(asset -> FileLook.stem(name(asset)).length() == longest)
                .toList();
    }

    private static String name(Asset asset) {
        return asset.fileName() == null ? asset.title() : asset.fileName();
    }

    private static List<Asset> candidates(
            List<Asset> named, List<Asset> batch, List<Asset> others) {
        Map<VideoId, Asset> candidates = new LinkedHashMap<>();
        for (List<Asset> some : List.of(named, batch, others)) {
            some.forEach(asset -> candidates.putIfAbsent(asset.videoId(), asset));
        }
        return candidates.values().stream().limit(CANDIDATES_MOST).toList();
    }

    ImportOutcome join(Path side, SideKind kind, Asset asset) {
        switch (kind) {
            case CHAT -> library.index().remember(asset.videoId(), m -> m.withChat(path(side)));
            case TRANSCRIPT -> {
                if (asset.sha256() == null) {
                    return new ImportOutcome.Refused(
                            side,
                            "'%s' was never on this computer: a transcript can be added when its file is here."
                                    .formatted(asset.title()));
                }
                transcripts.take(side, asset.sha256());
            }
        }
        return new ImportOutcome.Joined(side, kind, asset, kind == SideKind.CHAT);
    }

    /// Finds a chat log or transcript that lies beside a video and bears its name. What the video
    /// has already stays.
    void lookBeside(Path film, Asset asset) {
        String name = String.valueOf(film.getFileName());
        for (Path side : beside(film)) {
            if (!FileLook.namedAfter(side, name)) {
                continue;
            }
            if (!FileLook.subtitleName(side)
                    && library.index().memo(asset.videoId()).chat() == null
                    && !(new ChatLogReader().read(side) instanceof ChatLogResult.Refused)) {
                library.index().remember(asset.videoId(), memo -> memo.withChat(path(side)));
            } else if (FileLook.subtitleName(side)
                    && asset.sha256() != null
                    && transcripts.problem(side).isEmpty()) {
                transcripts.take(side, asset.sha256());
            }
        }
    }

    private static List<Path> beside(Path film) {
        List<Path> sides = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(
                        film.toAbsolutePath().getParent(),
                        file -> FileLook.sideName(file) && Files.isRegularFile(file))) {
            files.forEach(sides::add);
        } catch (IOException e) {
            // a folder that cannot be listed has nothing beside the film
        }
        sides.sort(null);
        return sides;
    }

    private static String path(Path side) {
        return side.toAbsolutePath().normalize().toString();
    }
}
