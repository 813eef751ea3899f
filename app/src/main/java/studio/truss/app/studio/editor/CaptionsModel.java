package studio.truss.app.studio.editor;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import studio.truss.app.fx.LatestTask;
import studio.truss.core.captions.CaptionSettings;
import studio.truss.core.captions.CaptionTrack;
import studio.truss.core.captions.Transcript;
import studio.truss.core.clips.captioning.CaptionAttribute;
import studio.truss.core.clips.captioning.ClipCaptions;
import studio.truss.core.clips.captioning.Transcripts;
import studio.truss.core.editing.crop.CropKeys;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.PictureShape;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// The captions of the selected clip, as they will be burnt in. JavaFX thread.
public final class CaptionsModel {
    private final EditorModel editor;
    private final ReadOnlyObjectWrapper<Optional<Transcript>> transcript =
            new ReadOnlyObjectWrapper<>(this, "transcript", Optional.empty());
    private final ReadOnlyObjectWrapper<@Nullable CaptionTrack> track =
            new ReadOnlyObjectWrapper<>(this, "track");
    private final LatestTask<String, Read> loading;
    private List<Path> fonts = List.of(); // until they have been read

    /// What is read away from the JavaFX thread.
    private record Read(Optional<Transcript> transcript, List<Path> fonts) {}

    /// @param fonts of captions; asked for in the background
    public CaptionsModel(
            EditorModel editor,
            Transcripts transcripts,
            Supplier<List<Path>> fonts,
            Executor background,
            Executor fx) {
        this.editor = editor;
        this.loading =
                new LatestTask<>(
                        background,
                        fx,
                        sha256 -> new Read(read(transcripts, sha256), fonts.get()),
                        found -> {
                            this.fonts = found.fonts();
                            transcript.set(found.transcript());
                            refresh();
                        });
        editor.stateProperty().subscribe(_ -> reload());
        editor.selectedProperty().subscribe(_ -> refresh());
    }

    private static Optional<Transcript> read(Transcripts transcripts, String sha256) {
        try {
            return transcripts.of(sha256);
        } catch (LibraryException e) {
            return Optional.empty(); // the library has said so already, for the clips
        }
    }

    /// Reads the transcript again, as after an import.
    public void reload() {
        transcript.set(Optional.empty());
        editor.video().map(open -> open.asset().sha256()).ifPresent(loading::submit);
        refresh();
    }

    public ReadOnlyObjectProperty<Optional<Transcript>> transcriptProperty() {
        return transcript.getReadOnlyProperty();
    }

    /// What is drawn over the selected clip; null for nothing.
    public ReadOnlyObjectProperty<@Nullable CaptionTrack> trackProperty() {
        return track.getReadOnlyProperty();
    }

    private void refresh() {
        Clip clip = editor.selectedProperty().get();
        PictureShape shape =
                editor.video().map(open -> PictureShape.of(open.picture())).orElse(null);
        track.set(clip == null || shape == null ? null : track(clip, shape));
    }

    private @Nullable CaptionTrack track(Clip clip, PictureShape shape) {
        CaptionSettings settings = CaptionAttribute.read(clip.captions());
        try {
            return new ClipCaptions(transcript.get().orElse(null), fonts)
                    .track(
                            settings,
                            clip.hook(),
                            TimeRange.of(clip.startMs(), clip.endMs()),
                            CropKeys.of(clip, shape))
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            return null; // another program's framing: the render will say so
        }
    }
}
