package studio.truss.app.studio.timeline.paint;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.timeline.layout.LaneLayout;
import studio.truss.app.studio.timeline.layout.TimelineScale;
import studio.truss.app.studio.timeline.model.CropMark;
import studio.truss.app.studio.timeline.model.Filmstrip;
import studio.truss.app.studio.timeline.model.TimelineModel;
import studio.truss.app.studio.timeline.model.Waveform;

import java.util.List;

/// Everything that one picture of the timeline depends on, besides the theme.
///
/// @param selected ids of moments, the one with the handles first
/// @param keys of the crop of the first of them
/// @param candidate id of the rejected candidate that was clicked, empty for none
/// @param lit id of the signal that stands out, empty for none
/// @param soundNote said in the sound's row while there is no waveform
/// @param pictureNote said in the picture's row while there is no filmstrip
/// @param scoreNote said in the score's row while there is no score
public record PaintState(
        TimelineModel model,
        TimelineScale scale,
        LaneLayout layout,
        List<String> selected,
        List<CropMark> keys,
        String candidate,
        boolean rejectedShown,
        String lit,
        @Nullable Waveform waveform,
        @Nullable Filmstrip filmstrip,
        String soundNote,
        String pictureNote,
        String scoreNote) {
    public PaintState {
        selected = List.copyOf(selected);
        keys = List.copyOf(keys);
    }

    String lead() {
        return selected.isEmpty() ? "" : selected.getFirst();
    }
}
