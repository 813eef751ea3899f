package studio.truss.app.cli.library;

import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.core.clips.Sha256;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.UnreadableItemException;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Family;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.VideoId;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the video of the library that a person means: by a file with its bytes, by its id, by its
/// file's name or its title.
public final class KnownVideo {
    private final Library library;

    public KnownVideo(Library library) {
        this.library = library;
    }

    /// @throws CommandFailure when none or several are meant
    public VideoId find(String typed) {
        Optional<VideoId> same = byContent(typed).or(() -> byId(typed));
        if (same.isPresent()) {
            return same.get();
        }
        List<VideoId> named = byName(typed);
        if (named.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.NO_INPUT_USABLE,
                    "The library has no video '%s'. 'truss analyze' adds one; 'truss library' lists them."
                            .formatted(typed));
        }
        if (named.size() > 1) {
            throw CommandFailure.usage(
                    "Several videos are called '%s': name one by its id, %s."
                            .formatted(
                                    typed,
                                    String.join(
                                            ", ", named.stream().map(VideoId::value).toList())));
        }
        return named.getFirst();
    }

    /// The hash of a video's content: of a file, whether the library has it or not, or as the
    /// library knows it.
    ///
    /// @throws CommandFailure when none or several are meant
    String content(String typed) {
        try {
            Path file = Path.of(typed);
            if (Files.isRegularFile(file)) {
                return Sha256.ofFile(file);
            }
        } catch (InvalidPathException e) {
            // no file is called so, a video may be
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + typed, e);
        }
        Item item = library.get(new EntityKey.Asset(find(typed)));
        String sha256 = item == null ? null : Asset.of(item).sha256();
        if (sha256 == null) {
            throw new CommandFailure(
                    ExitCode.NO_INPUT_USABLE,
                    "What is in '%s' is not known on this machine: name its file."
                            .formatted(typed));
        }
        return sha256;
    }

    private Optional<VideoId> byContent(String typed) {
        try {
            Path file = Path.of(typed);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            Item item = library.assetBySha256(Sha256.ofFile(file));
            return item == null ? Optional.empty() : Optional.of(Asset.of(item).videoId());
        } catch (InvalidPathException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + typed, e);
        }
    }

    private Optional<VideoId> byId(String typed) {
        if (typed.isBlank() || typed.indexOf('#') >= 0) {
            return Optional.empty();
        }
        VideoId id = VideoId.of(typed);
        return library.get(new EntityKey.Asset(id)) == null ? Optional.empty() : Optional.of(id);
    }

    private List<VideoId> byName(String typed) {
        List<VideoId> found = new ArrayList<>();
        for (Item item : library.items()) {
            if (Keys.read(item.key()).family() == Family.ASSET) {
                try {
                    Asset asset = Asset.of(item);
                    if (typed.equals(asset.fileName()) || typed.equals(asset.title())) {
                        found.add(asset.videoId());
                    }
                } catch (UnreadableItemException e) {
                    // another program's video, which has no name that we could read
                }
            }
        }
        return found;
    }
}
