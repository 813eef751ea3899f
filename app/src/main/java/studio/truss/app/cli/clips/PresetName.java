package studio.truss.app.cli.clips;

import org.jspecify.annotations.Nullable;

import studio.truss.app.cli.console.CommandFailure;
import studio.truss.core.library.query.NearNames;
import studio.truss.core.render.Quality;
import studio.truss.core.render.preset.RenderPreset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Reads the name of a preset that a person typed: a place to publish, or, as it was before there
/// were places, a quality.
///
/// @param place null for a quality or for nothing
/// @param quality null for a place or for nothing
record PresetName(@Nullable RenderPreset place, @Nullable Quality quality) {
    static PresetName of(@Nullable String typed) {
        if (typed == null) {
            return new PresetName(null, null);
        }
        RenderPreset place = RenderPreset.of(typed).orElse(null);
        Quality quality =
                Arrays.stream(Quality.values())
                        .filter(one -> one.word().equals(typed))
                        .findFirst()
                        .orElse(null);
        if (place == null && quality == null) {
            List<String> all =
                    Stream.concat(
                                    RenderPreset.all().stream().map(RenderPreset::word),
                                    Arrays.stream(Quality.values()).map(Quality::word))
                            .toList();
            throw CommandFailure.usage(
                    "There is no preset '%s'; %s. --preset is one of %s."
                            .formatted(typed, NearNames.hint(typed, all), String.join(", ", all)));
        }
        return new PresetName(place, quality);
    }

    @Nullable String word() {
        return place == null ? null : place.word();
    }
}
