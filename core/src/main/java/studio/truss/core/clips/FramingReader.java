package studio.truss.core.clips;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Reads the layouts of shots from the JSON that [FramingJson] writes, as the creator may have
/// edited it, and fits them to a clip.
public final class FramingReader {
    private static final double VERTICAL = 9.0 / 16;

    private final PictureShape picture;

    public FramingReader(PictureShape picture) {
        this.picture = picture;
    }

    /// Framings as a clip of the library keeps them, in its attribute `crop`.
    public static AttributeValue.M stored(List<ShotFraming> framings) {
        ObjectNode crop = JsonNodeFactory.instance.objectNode();
        crop.set("shots", FramingJson.of(framings));
        return JsonAttributes.map(crop);
    }

    /// The layouts of these shots as a clip's attribute `layout` names them.
    public static String words(List<ShotFraming> framings) {
        return framings.stream()
                .map(framing -> framing.layout().word())
                .distinct()
                .sorted()
                .collect(Collectors.joining("+"));
    }

    /// What [#stored(List)] keeps, as it may have been edited.
    ///
    /// @throws IllegalArgumentException in words, for what is no such thing
    public List<ShotFraming> stored(AttributeValue crop) {
        return read(JsonAttributes.json(crop).path("shots"));
    }

    /// @param shots a list as [FramingJson#of] gives it; what is missing or null gives none
    /// @throws IllegalArgumentException in words, for what is no such list
    public List<ShotFraming> read(JsonNode shots) {
        List<ShotFraming> framings = new ArrayList<>();
        for (JsonNode shot : shots) {
            TimeRange range = TimeRange.of(whole(shot, "startMs"), whole(shot, "endMs"));
            List<Region> regions = new ArrayList<>();
            shot.path("regions").forEach(region -> regions.add(region(region)));
            String word = shot.path("layout").asText();
            if (regions.isEmpty()) {
                throw new IllegalArgumentException("the shot at " + range + " shows no region");
            }
            framings.add(
                    new ShotFraming(
                            range,
                            Layout.of(word, regions),
                            shot.path("reason").asText(),
                            alternatives(shot)));
        }
        framings.sort(Comparator.comparing(ShotFraming::range));
        return framings;
    }

    private static List<String> alternatives(JsonNode shot) {
        List<String> words = new ArrayList<>();
        shot.path("alternatives").forEach(one -> words.add(one.asText()));
        return words;
    }

    /// The same framings made to cover the range: what no shot covers is shown as the shot beside
    /// it; the whole picture where there is none at all.
    public List<ShotFraming> covering(TimeRange range, List<ShotFraming> shots) {
        List<ShotFraming> inside = shots.stream().filter(s -> s.range().overlaps(range)).toList();
        if (inside.isEmpty()) {
            return List.of(whole(range, "blur", "no framing is known: the whole picture"));
        }
        List<ShotFraming> covering = new ArrayList<>();
        long start = range.startMs();
        for (int i = 0; i < inside.size(); i++) {
            ShotFraming shot = inside.get(i);
            boolean last = i == inside.size() - 1;
            long end = last ? range.endMs() : inside.get(i + 1).range().startMs();
            if (end > start) {
                covering.add(
                        new ShotFraming(
                                TimeRange.of(start, end),
                                shot.layout(),
                                shot.reason(),
                                shot.alternatives()));
                start = end;
            }
        }
        return covering;
    }

    /// Every shot in one layout, as the creator asked where the source could not be looked at
    /// again: a shot that has it keeps its path.
    ///
    /// @param word crop, screen, blur or fit
    public List<ShotFraming> as(String word, List<ShotFraming> shots) {
        return shots.stream()
                .map(shot ->
                        shot.layout().word().equals(word)
                                ? shot
                                : whole(shot.range(), word, "chosen by you"))
                .toList();
    }

    private ShotFraming whole(TimeRange range, String word, String reason) {
        Box box = word.equals("crop") ? picture.largest(VERTICAL) : picture.whole();
        Region region = Region.still(Region.Role.MAIN, range.startMs(), box);
        return new ShotFraming(range, Layout.of(word, List.of(region)), reason, List.of());
    }

    private Region region(JsonNode json) {
        List<CropKey> keys = new ArrayList<>();
        for (JsonNode key : json.path("keys")) {
            Box box =
                    new Box(number(key, "x"), number(key, "y"), number(key, "w"), number(key, "h"));
            keys.add(new CropKey(whole(key, "ms"), box, key.path("cut").asBoolean(false)));
        }
        String role = json.path("role").asText("main").toUpperCase(Locale.ROOT);
        Region region = new Region(Region.Role.valueOf(role), keys);
        region.requireInside(picture);
        return region;
    }

    private static long whole(JsonNode json, String name) {
        return Math.round(number(json, name));
    }

    private static double number(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isNumber()) {
            throw new IllegalArgumentException(name + " is no number in " + json);
        }
        return value.asDouble();
    }
}
