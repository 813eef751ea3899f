package studio.truss.app.cli.library;

import studio.truss.app.cli.console.CommandFailure;
import studio.truss.core.captions.CaptionPlace;
import studio.truss.core.captions.CaptionStyle;
import studio.truss.core.library.item.AttributeValue;

import java.util.Map;
import java.util.TreeMap;

/// What a creator types to change a clip's captions in words: `off`, `karaoke,upper`.
final class CaptionWords {
    private CaptionWords() {}

    /// @throws CommandFailure for a word that means nothing here
    static AttributeValue.M parts(String typed) {
        Map<String, AttributeValue> parts = new TreeMap<>();
        for (String one : typed.split(",", -1)) {
            String word = one.strip();
            switch (word) {
                case "on", "off" -> parts.put("on", new AttributeValue.Bool(word.equals("on")));
                case "hook", "no-hook" ->
                        parts.put("hook", new AttributeValue.Bool(word.equals("hook")));
                case "mask", "no-mask" ->
                        parts.put("mask", new AttributeValue.Bool(word.equals("mask")));
                default -> parts.put(part(word), AttributeValue.text(word));
            }
        }
        return AttributeValue.M.of(parts);
    }

    private static String part(String word) {
        if (CaptionStyle.of(word).isPresent()) {
            return "style";
        }
        if (CaptionPlace.of(word).isPresent()) {
            return "place";
        }
        throw CommandFailure.usage(
                "captions is on or off, phrase, word or karaoke, lower, middle or upper, hook or"
                        + " no-hook, mask or no-mask, several with commas, or JSON {...}; not '"
                        + word
                        + "'.");
    }
}
