package studio.truss.app.cli.clips;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import studio.truss.app.cli.console.CommandFailure;
import studio.truss.core.clips.Sha256;
import studio.truss.core.media.FileTrouble;
import studio.truss.core.media.TimeRange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A manifest on disk, as a render needs it.
record ManifestFile(Path file, JsonNode json) {

    /// One clip of it.
    ///
    /// @param name of its file
    record Part(String name, TimeRange range, JsonNode layouts, String title) {}

    static ManifestFile read(Path file) {
        try {
            JsonNode json = new ObjectMapper().readTree(file.toFile());
            if (json != null && json.path("source").path("sha256").isTextual()) {
                return new ManifestFile(file, json);
            }
        } catch (IOException e) {
            throw CommandFailure.unusable(
                    "%s cannot be read as JSON: %s".formatted(file, FileTrouble.words(e)));
        }
        throw CommandFailure.unusable(file + " is no manifest of Truss Studio.");
    }

    Path folder() {
        return file.toAbsolutePath().resolveSibling("");
    }

    String sha256() {
        return json.path("source").path("sha256").asText();
    }

    JsonNode settings() {
        return json.path("settings");
    }

    /// Its clips, or its moments where it has no clips.
    List<Part> parts() {
        JsonNode clips = json.path("clips");
        List<Part> parts = new ArrayList<>();
        for (JsonNode clip : clips.isEmpty() ? json.path("moments") : clips) {
            parts.add(
                    new Part(
                            clip.path("file").asText("%02d.mp4".formatted(parts.size() + 1)),
                            TimeRange.of(
                                    clip.path("startMs").asLong(), clip.path("endMs").asLong()),
                            clip.path("layouts"),
                            title(clip)));
        }
        return parts;
    }

    private String title(JsonNode clip) {
        for (JsonNode moment : json.path("moments")) {
            if (moment.path("id").equals(clip.path("momentId"))) {
                return moment.path("title").asText();
            }
        }
        return clip.path("title").asText();
    }

    /// Where its video is.
    ///
    /// @param given where the creator says it is
    Path video(@Nullable Path given) {
        String typed = json.path("source").path("path").asText();
        List<Path> places =
                given != null ? List.of(given) : List.of(Path.of(typed), folder().resolve(typed));
        try {
            for (Path place : places) {
                if (Files.isRegularFile(place) && Sha256.ofFile(place).equals(sha256())) {
                    return place.toAbsolutePath().normalize();
                }
            }
        } catch (IOException e) {
            throw CommandFailure.unusable("The video cannot be read: " + FileTrouble.words(e));
        }
        throw CommandFailure.unusable(
                "The manifest's video is not at %s, or was changed. Name its file with --source."
                        .formatted(places.getFirst()));
    }
}
