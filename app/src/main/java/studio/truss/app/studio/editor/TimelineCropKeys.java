package studio.truss.app.studio.editor;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.timeline.model.CropMark;
import studio.truss.core.editing.ClipEdit;
import studio.truss.core.editing.crop.CropKeyTimes;
import studio.truss.core.editing.crop.CropKeys;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.ShotFraming;

import java.util.List;

/// The keys of the selected moment's crop in the timeline's terms, and moving them there.
final class TimelineCropKeys {
    private final EditorModel model;
    private final Messages messages;

    TimelineCropKeys(EditorModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    /// Those within the moment; none where its crop cannot be read.
    List<CropMark> marks() {
        Clip clip = model.selectedProperty().get();
        if (clip == null) {
            return List.of();
        }
        return CropKeyTimes.of(shots(clip)).stream()
                .filter(key -> key.ms() >= clip.startMs() && key.ms() <= clip.endMs())
                .map(key -> new CropMark(key.ms(), key.leastMs(), key.mostMs(), key.cut()))
                .toList();
    }

    private List<ShotFraming> shots(Clip clip) {
        try {
            return model.video()
                    .map(open -> CropKeys.of(clip, PictureShape.of(open.picture())))
                    .orElse(List.of());
        } catch (IllegalArgumentException e) {
            return List.of(); // the inspector says so
        }
    }

    void move(long fromMs, long toMs) {
        Clip clip = model.selectedProperty().get();
        if (clip != null) {
            model.edits()
                    .edit(
                            messages.of("edit.crop", clip.title()),
                            clip,
                            new ClipEdit.Reframe(CropKeyTimes.moved(shots(clip), fromMs, toMs)));
        }
    }
}
