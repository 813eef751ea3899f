package studio.truss.app.studio.editor;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import studio.truss.app.fx.LatestTask;
import studio.truss.core.captions.CaptionBlock;
import studio.truss.core.captions.CaptionSettings;
import studio.truss.core.captions.CaptionTrack;
import studio.truss.core.captions.Transcript;
import studio.truss.core.captions.masking.WordMask;
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
    private WordMask mask = WordMask.none(); // likewise

    /// What is read away from the JavaFX thread.
    private record Read(Optional<Transcript> transcript, List<Path> fonts, WordMask mask) {}

    /// @param fonts of captions; asked for in the background
    /// @param mask likewise
    public CaptionsModel(
            EditorModel editor,
            Transcripts transcripts,
            Supplier<List<Path>> fonts,
            Supplier<WordMask> mask,
            Executor background,
            Executor fx) {
        this.editor = editor;
        this.loading =
                new LatestTask<>(
                        background,
                        fx,
                        sha256 -> new Read(read(transcripts, sha256), fonts.get(), mask.get()),
                        found -> {
                            this.fonts = found.fonts();
                            this.mask = found.mask();
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
        track.set(
                clip == null || shape == null
                        ? null
                        : track(clip, shape, CaptionAttribute.read(clip.captions())));
    }

    private @Nullable CaptionTrack track(Clip clip, PictureShape shape, CaptionSettings settings) {
        try {
            return captions()
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

    /// The words of the selected clip's blocks as they are said, masked or not: what is edited.
    List<CaptionBlock> said() {
        Clip clip = editor.selectedProperty().get();
        CaptionTrack drawn = track.get();
        if (clip == null || drawn == null) {
            return List.of();
        }
        CaptionSettings settings = CaptionAttribute.read(clip.captions());
        PictureShape shape =
                editor.video().map(open -> PictureShape.of(open.picture())).orElseThrow();
        CaptionTrack plain = track(clip, shape, settings.withMasked(false));
        return plain == null ? List.of() : plain.blocks();
    }

    private ClipCaptions captions() {
        return new ClipCaptions(transcript.get().orElse(null), fonts, mask);
    }
}
