package studio.truss.app.cli.clips;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.ClipResult;
import studio.truss.core.clips.ManifestClips;
import studio.truss.core.clips.Source;
import studio.truss.core.clips.UnfinishedManifest;
import studio.truss.core.clips.WholeFile;
import studio.truss.core.library.DataFolder;
import studio.truss.core.library.OwnerLock;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The folder that the clips of one video go to: of that video alone, and of one run at a time.
/// Close it to let the next run in.
final class ClipFolder implements AutoCloseable {
    static final String MANIFEST = "manifest.json";
    static final String REPORT = "report.html";
    private static final String EARLIER = "earlier";

    private final Path folder;
    private final OwnerLock lock;

    private ClipFolder(Path folder, OwnerLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /// Makes the folder where it is not there.
    ///
    /// @throws CommandFailure where the clips of this source cannot go there now
    static ClipFolder open(Path folder, Source source, DataFolder data) {
        refuseThatOfAnother(source, folder);
        Path real;
        try {
            Files.createDirectories(folder);
            real = folder.toRealPath();
        } catch (IOException e) {
            throw CommandFailure.usage(
                    Files.exists(folder)
                            ? folder + " is no folder. Choose another with --out."
                            : "The folder %s cannot be made. Choose another with --out."
                                    .formatted(folder));
        }
        if (!Files.isWritable(real)) {
            throw CommandFailure.usage(
                    "Nothing may be written into %s. Choose another folder with --out."
                            .formatted(folder));
        }
        OwnerLock lock =
                OwnerLock.tryAcquire(data.root().resolve("clip-folders.lock"), place(real))
                        .orElseThrow(() ->
                                CommandFailure.usage(
                                        "Another Truss Studio is writing clips into %s. Wait for it, or choose another folder with --out."
                                                .formatted(folder)));
        return new ClipFolder(real, lock);
    }

    private static long place(Path folder) {
        // two folders of one number would have to wait for each other, nothing worse
        return 0x7FFF_FFFFL & folder.toString().hashCode();
    }

    /// Clips of two videos bear the same names: those of the first would be lost.
    private static void refuseThatOfAnother(Source source, Path folder) {
        JsonNode other = manifest(folder).path("source");
        String sha256 = other.path("sha256").asText();
        if (!sha256.isEmpty() && !sha256.equals(source.sha256())) {
            throw CommandFailure.usage(
                    "%s holds the clips of %s. Choose another folder with --out."
                            .formatted(folder, other.path("path").asText("another video")));
        }
    }

    private static JsonNode manifest(Path folder) {
        try {
            Path file = folder.resolve(MANIFEST);
            JsonNode json =
                    Files.isRegularFile(file) ? new ObjectMapper().readTree(file.toFile()) : null;
            return json == null ? new ObjectMapper().createObjectNode() : json;
        } catch (IOException e) {
            // not one of ours, or only half of it: it is written anew
            return new ObjectMapper().createObjectNode();
        }
    }

    Path path() {
        return folder;
    }

    /// Moves the clips that the last run's manifest names and this one does not make out of the
    /// way, so that the folder holds one run's clips. Nothing is deleted.
    ///
    /// @return the names of those that were moved, below the folder `earlier`
    List<String> setAside(Set<String> madeNow) {
        Set<String> moved = new HashSet<>();
        for (JsonNode clip : manifest(folder).path("clips")) {
            String name = clip.path("file").asText();
            if (!madeNow.contains(name) && isPlain(name) && moveAside(name)) {
                moved.add(name);
            }
        }
        return moved.stream().sorted().toList();
    }

    /// Whether a name that was read from a file can only mean a clip of this folder.
    private static boolean isPlain(String name) {
        return name.endsWith(".mp4") && name.indexOf('/') < 0 && name.indexOf('\\') < 0;
    }

    private boolean moveAside(String name) {
        Path clip = folder.resolve(name);
        if (!Files.isRegularFile(clip)) {
            return false;
        }
        try {
            Path earlier = Files.createDirectories(folder.resolve(EARLIER));
            Path target = earlier.resolve(name);
            for (int i = 2; Files.exists(target); i++) {
                target = earlier.resolve(name.replaceFirst("\\.mp4$", " (" + i + ").mp4"));
            }
            Files.move(clip, target);
            return true;
        } catch (IOException e) {
            return false; // it stays, and does no harm
        }
    }

    /// Puts down in the folder's manifest what came of a clip that it waits for. One that cannot be
    /// written now lacks the clip and nothing else.
    static void settle(RenderPlan plan, RenderOutcome outcome) {
        Path folder = plan.output().getParent();
        if (folder != null
                && manifest(folder) instanceof ObjectNode manifest
                && UnfinishedManifest.settle(manifest, plan, outcome)) {
            try {
                WholeFile.write(
                        folder.resolve(MANIFEST),
                        JsonOut.text(manifest).getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // the clip is there all the same
            }
        }
    }

    /// Writes the report of a folder anew, from its manifest as it is by now. One of which the
    /// analysis is not kept any more stays as it is.
    static void report(Path folder, AppGraph graph) {
        JsonNode manifest = manifest(folder);
        String sha256 = manifest.path("source").path("sha256").asText();
        if (sha256.isEmpty() || !Files.isRegularFile(folder.resolve(REPORT))) {
            return;
        }
        try {
            Analysis analysis = graph.analyses().find(sha256).orElse(null);
            if (analysis == null) {
                return;
            }
            List<ClipResult> clips = ManifestClips.of(analysis, manifest, folder).orElse(null);
            if (clips != null) {
                WholeFile.write(
                        folder.resolve(REPORT),
                        graph.report()
                                .of(analysis, clips, folder)
                                .getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException | IllegalArgumentException e) {
            // the clips and the manifest are there all the same
        }
    }

    /// @throws CommandFailure where the disk does not take it
    void write(String name, String text) {
        try {
            WholeFile.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw InputOutcome.cannotWrite(folder.resolve(name), e);
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
