package studio.truss.core.clips;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.KnownCam;
import studio.truss.core.reframe.PictureShape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Known corner cameras in one small JSON file. A file that is not there or not ours is as if
/// nothing were known. Several processes may share it: the last to write wins.
public final class FileCams implements KnownCams {
    /// Beyond so many channels and sizes the oldest is forgotten.
    private static final int MOST = 500;

    private final Path file;
    private final ObjectMapper json = new ObjectMapper();

    public FileCams(Path file) {
        this.file = file;
    }

    @Override
    public Optional<KnownCam> find(String channel, PictureShape picture) {
        JsonNode cam = read().path(key(channel, picture));
        for (String side : new String[] {"x", "y", "w", "h"}) {
            if (!cam.path(side).isNumber()) {
                return Optional.empty();
            }
        }
        double w = cam.path("w").asDouble();
        double h = cam.path("h").asDouble();
        return w > 0 && h > 0
                ? Optional.of(
                        new KnownCam(
                                new Box(cam.path("x").asDouble(), cam.path("y").asDouble(), w, h),
                                cam.path("byHand").asBoolean()))
                : Optional.empty();
    }

    @Override
    public void remember(String channel, PictureShape picture, KnownCam cam) {
        ObjectNode all = read();
        all.remove(key(channel, picture));
        while (all.size() >= MOST) {
            all.remove(all.fieldNames().next());
        }
        ObjectNode entry = all.putObject(key(channel, picture));
        FramingJson.box(entry, cam.box());
        if (cam.byHand()) {
            entry.put("byHand", true);
        }
        write(all);
    }

    @Override
    public void forget(String channel, PictureShape picture) {
        ObjectNode all = read();
        if (all.remove(key(channel, picture)) != null) {
            write(all);
        }
    }

    private void write(ObjectNode all) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            WholeFile.write(file, all.toPrettyString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static String key(String channel, PictureShape picture) {
        return channel + " " + picture.width() + "x" + picture.height();
    }

    private ObjectNode read() {
        try {
            return json.readTree(Files.readAllBytes(file)) instanceof ObjectNode object
                    ? object
                    : JsonNodeFactory.instance.objectNode();
        } catch (IOException e) {
            return JsonNodeFactory.instance.objectNode(); // not there, or not ours
        }
    }
}
