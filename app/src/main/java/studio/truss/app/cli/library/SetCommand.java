package studio.truss.app.cli.library;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.clips.ClipIds;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.clips.captioning.CaptionAttribute;
import studio.truss.core.library.Author;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/// `truss set CLIPID field=value...`: edits a clip; all of it or nothing.
@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        description = "Edits a clip: its range, title, tags and what else a creator may change.",
        footer = {
            "",
            "Times are in milliseconds, tags are separated by commas, an empty value takes a field"
                    + " away.",
            "captions: on, off, phrase, word, karaoke, lower, middle, upper, hook, no-hook, mask,"
                + " no-mask (strong words as their first letter and asterisks), or JSON with what"
                + " is said: {\"edits\":[{\"startMs\":61500,\"endMs\":62400,\"text\":\"so\"}]}.",
            "layout= is auto, crop, split, facecam, screen, blur or fit, split@12.4s for the shot"
                    + " at that time of the video; motion= is still, calm or lively. The video is"
                    + " looked at again for them.",
            "",
            "Examples:",
            "  truss set 01JD... title=\"The joke\" startMs=61500",
            "  truss set 01JD... tags=funny,chat layout=blur",
            "  truss set 01JD... captions=karaoke,upper hook=\"Nobody saw this coming\"",
            "  truss set 01JD... layout=crop,split@1:02.4 motion=lively"
        })
public final class SetCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Parameters(index = "0", paramLabel = "CLIPID", description = "The clip.")
    private String clip = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "field=value",
            description = "What it is to be.")
    private List<String> edits = new ArrayList<>();

    public SetCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        Terminal terminal = Terminal.ofProcess();
        EntityKey.Clip key = new EntityKey.Clip(ClipIds.of(clip));
        FramingEdit.Wish wish = FramingEdit.Wish.of(value("layout"), value("motion"));
        // what frames the picture anew is no plain value; an empty layout goes back to what was
        // found
        List<String> plain =
                edits.stream()
                        .filter(edit -> !named(edit, "motion"))
                        .filter(edit -> !named(edit, "layout") || wish.layout() == null)
                        .toList();
        Change change = plain.isEmpty() ? Change.none() : ClipEdit.of(plain);
        insideTheVideo(key, change);
        if (!wish.none()) {
            change = both(change, new FramingEdit(graph, terminal).change(as(key, change), wish));
        }
        Item edited = graph.library().update(key, withOtherCaptions(key, change), Author.CREATOR);
        terminal.note(ItemLine.of(edited));
        return ExitCode.DONE;
    }

    /// What is typed of the captions is a part of them; the rest stays.
    private Change withOtherCaptions(EntityKey.Clip key, Change change) {
        Item item = graph.library().get(key);
        if (item == null || !(change.set().get("captions") instanceof AttributeValue.M parts)) {
            return change;
        }
        Map<String, AttributeValue> set = new TreeMap<>(change.set());
        set.put("captions", CaptionAttribute.merged(parts, item.get("captions")));
        return Change.of(set, change.remove());
    }

    private static boolean named(String edit, String field) {
        return edit.strip().startsWith(field + "=");
    }

    /// What a field is to be; null where nothing is said of it, the last word counts.
    private @Nullable String value(String field) {
        String value = null;
        for (String edit : edits) {
            value = named(edit, field) ? edit.substring(edit.indexOf('=') + 1).strip() : value;
        }
        return value;
    }

    /// The clip as it will be after a change.
    private Item as(EntityKey.Clip key, Change change) {
        Item item = graph.library().get(key);
        if (item == null) {
            throw new CommandFailure(
                    ExitCode.NO_INPUT_USABLE,
                    "The library has no such clip; 'truss moments VIDEO' lists them.");
        }
        return Item.of(item.key(), change.apply(item.attributes()));
    }

    private static Change both(Change one, Change other) {
        Map<String, AttributeValue> set = new TreeMap<>(one.set());
        set.putAll(other.set());
        return Change.of(set, one.remove());
    }

    /// A clip may not end after its video, where the library knows how long that is.
    private void insideTheVideo(EntityKey.Clip key, Change change) {
        Item item = graph.library().get(key);
        if (!(change.set().get("endMs") instanceof AttributeValue.N end) || item == null) {
            return;
        }
        Item video =
                item.get("videoId") instanceof AttributeValue.S(String id)
                        ? graph.library().get(new EntityKey.Asset(VideoId.of(id)))
                        : null;
        if (video != null
                && video.get("durationMs") instanceof AttributeValue.N duration
                && end.value().compareTo(duration.value()) > 0) {
            throw CommandFailure.usage(
                    "The video ends at %s ms; a clip cannot end at %s."
                            .formatted(duration.text(), end.text()));
        }
    }
}
