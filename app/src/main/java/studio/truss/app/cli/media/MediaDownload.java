package studio.truss.app.cli.media;

import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Passphrases;
import studio.truss.app.cli.console.Terminal;
import studio.truss.app.cloud.CloudMedia;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.entity.UnreadableItemException;
import studio.truss.core.library.item.Family;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.Keys;
import studio.truss.core.media.FileTrouble;
import studio.truss.core.transfer.RenderedFiles;
import studio.truss.core.transfer.Transfer;
import studio.truss.platform.aws.stack.CloudConfig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Fetches from the bucket what a library knows and this machine lacks.
record MediaDownload(AppGraph graph, Terminal terminal) {

    /// @param node is told what came of it
    /// @return the exit code
    int fetch(
            CloudConfig config,
            Passphrases passphrases,
            SpeedLimit speed,
            Path folder,
            ObjectNode node)
            throws InterruptedException {
        Path clips = folder.resolve("clips");
        try {
            Files.createDirectories(clips);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.NO_INPUT_USABLE,
                    "The folder %s cannot be made: %s".formatted(clips, FileTrouble.words(e)));
        }
        try (CloudMedia media = CloudMedia.open(graph, config, passphrases, speed.bandwidth())) {
            List<Transfer> asked = new ArrayList<>();
            for (Asset asset : RestoreCommand.missing(media.library())) {
                if (asset.objectKey() != null) {
                    asked.add(media.orders().download(asset.videoId(), folder));
                }
            }
            RenderedFiles rendered = new RenderedFiles(media.library());
            for (Clip clip : uploaded(media)) {
                Path file = clips.resolve(fileName(clip));
                if (rendered.of(clip.clipId()).isEmpty() && !Files.exists(file)) {
                    asked.add(media.orders().download(clip.clipId(), file));
                }
            }
            int code =
                    asked.isEmpty()
                            ? ExitCode.DONE
                            : new TransferRun(media, terminal, graph.clock()).until(asked);
            List<Transfer> now = TransferLines.now(media.queue().list(), asked);
            long done = now.stream().filter(t -> t.state() == Transfer.State.DONE).count();
            node.put("downloaded", done);
            node.put("notDownloaded", asked.size() - done);
            return code;
        }
    }

    private static List<Clip> uploaded(CloudMedia media) {
        List<Clip> clips = new ArrayList<>();
        for (Item item : media.library().items()) {
            if (Keys.read(item.key()).family() == Family.CLIP) {
                try {
                    Clip clip = Clip.of(item);
                    if (clip.objectKey() != null) {
                        clips.add(clip);
                    }
                } catch (UnreadableItemException e) {
                    // another program's clip, of which this one knows no file
                }
            }
        }
        return clips;
    }

    /// As in the bucket, which names clips by their ids.
    private static String fileName(Clip clip) {
        String key = String.valueOf(clip.objectKey());
        int dot = key.lastIndexOf('.');
        String end = dot > key.lastIndexOf('/') ? key.substring(dot) : ".mp4";
        return clip.clipId().value() + (end.matches("\\.[A-Za-z0-9]{1,5}") ? end : ".mp4");
    }
}
