package studio.truss.core.clips.preflight;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.preflight.Facts.SourceState;
import studio.truss.core.library.SourceFile;
import studio.truss.core.render.RenderPlan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Looks at the machine for a [Preflight]. Blocks briefly; any thread.
public final class FactFinder {
    /// Of a name on the usual file systems, with the ending that it has while it is made.
    private static final int NAME_BYTES_MOST = 255 - ".part".length();

    private static final int WINDOWS_PATH_MOST = 259 - ".part".length();

    private final DiskRoom room;

    public FactFinder(DiskRoom room) {
        this.room = room;
    }

    /// @param known the source as it was when it was looked at, null where nobody knows
    /// @param bytesPromised to clips that wait for the same disk
    public Facts facts(RenderPlan plan, @Nullable SourceFile known, long bytesPromised) {
        Path folder = plan.output().toAbsolutePath().getParent();
        String trouble = folder == null ? "It is no place for a file." : trouble(folder, plan);
        CaptionBoxes boxes = CaptionBoxes.of(plan.captions());
        return new Facts(
                source(plan.source(), known),
                trouble,
                folder == null || trouble != null ? -1 : usable(there(folder)),
                bytesPromised,
                boxes.captions(),
                boxes.title(),
                boxes.meeting());
    }

    private static SourceState source(Path file, @Nullable SourceFile known) {
        if (!Files.isReadable(file)) {
            return SourceState.MISSING;
        }
        try {
            SourceFile now = SourceFile.of(file);
            return known == null || known.equals(now)
                    ? SourceState.AS_IT_WAS
                    : known.sizeBytes() == now.sizeBytes()
                            ? SourceState.TOUCHED
                            : SourceState.CHANGED;
        } catch (IOException e) {
            return SourceState.MISSING;
        }
    }

    private static @Nullable String trouble(Path folder, RenderPlan plan) {
        Path there = there(folder);
        String name = String.valueOf(plan.output().getFileName());
        if (!Files.isDirectory(there)) {
            return "%s is a file, and a folder is needed there.".formatted(there);
        }
        if (!Files.isWritable(there)) {
            return "Nothing may be written into %s.".formatted(there);
        }
        if (Files.isDirectory(plan.output())) {
            return "%s is a folder, and the clip would have its name.".formatted(plan.output());
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > NAME_BYTES_MOST
                || (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")
                        && plan.output().toString().length() > WINDOWS_PATH_MOST)) {
            return "The name of the clip's file would be too long for the disk.";
        }
        return null;
    }

    /// The folder, or the nearest above it that is there.
    private static Path there(Path folder) {
        Path at = folder;
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    private long usable(Path folder) {
        try {
            return room.usable(folder);
        } catch (IOException e) {
            return -1; // the render asks again before its first byte
        }
    }
}
