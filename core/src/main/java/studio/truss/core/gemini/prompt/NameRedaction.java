package studio.truss.core.gemini.prompt;

import studio.truss.core.live.ChatMessage;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes people out of lines of a chat: names of everybody who wrote in it, in whichever case and
/// wherever in a line, mentions, addresses, links and telephone numbers, and what stands before a
/// colon where a line begins. Rather a word too many than a name.
final class NameRedaction {
    /// Signs that stand for what was taken out until the end, since somebody may be called "name".
    private static final String SOMEBODY = "\uE000";

    private static final String LINKED = "\uE001";
    private static final String NUMBERED = "\uE002";

    /// Addresses have an @ too, so they go before mentions. Without a scheme it takes a path, or an
    /// ending that is no word, since people leave out the space after a full stop.
    private static final Pattern LINK =
            Pattern.compile(
                    "(?iu)(?<![a-z0-9])(?:[a-z][a-z0-9+.-]*://|www\\.)\\S+"
                            + "|[^\\s@]+@[^\\s@]+\\.[^\\s@]+"
                            + "|(?:[\\p{L}\\p{N}_-]{1,63}\\.)+(?:\\p{L}{2,24}(?::\\d+)?/\\S*"
                            + "|(?:com|net|org|gg|tv|io|ly|ru|de|fr|jp|kr|cn|br|uk|app|dev|xyz)"
                            + "(?:[:?#]\\S*)?(?![\\p{L}\\p{N}]))");

    /// Nine digits and more, seven and more after a plus, or two groups as numbers of a town have.
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}:.])(?:(?=(?:[ ().-]{0,2}\\d){9}|\\+(?:[ ().-]{0,2}\\d){7})"
                            + "\\+?\\(?\\d{1,4}(?:[ ().-]{0,2}\\d{2,5}){2,5}"
                            + "|\\d{3,4}[ -]\\d{4})(?![\\p{L}\\p{N}])");

    private static final Pattern MENTION = Pattern.compile("<?@!?(?=\\S)");

    /// The rest of a mention: to the next space, but for the punctuation before it.
    private static final Pattern REST =
            Pattern.compile("\\S*?(?=[\\p{P}<>&&[^_]]*(?:[\\s\uE000-\uE002]|$))>?");

    /// `name: text`, `<name> text`, `[name] text`, with up to three words of a name.
    private static final Pattern PREFIX =
            Pattern.compile(
                    "^\\s*(?:[<\\[(][^>\\])]{1,40}[>\\])]\\s*[:：]?|[^\\s:：]{1,30}(?:"
                            + " [^\\s:：]{1,30}){0,2}\\s?[:：])(?=\\s|$)\\s*");

    private final KnownNames names = new KnownNames();

    NameRedaction(List<ChatMessage> log) {
        for (ChatMessage message : log) {
            if (message.user() != null) {
                names.add(message.user());
            }
        }
    }

    String of(String line) {
        String text = PREFIX.matcher(FoldedText.plain(line)).replaceFirst("");
        text = LINK.matcher(text).replaceAll(LINKED);
        text = NUMBER.matcher(text).replaceAll(NUMBERED);
        text = names.replacedIn(withoutMentions(text), SOMEBODY);
        return text.replace(SOMEBODY, "[name]")
                .replace(LINKED, "[link]")
                .replace(NUMBERED, "[number]")
                .strip();
    }

    /// A mention may be of several words where somebody is called so.
    private String withoutMentions(String text) {
        StringBuilder out = new StringBuilder();
        int copied = 0;
        Matcher mention = MENTION.matcher(text);
        while (mention.find(copied)) {
            int known = mention.end() + names.lengthAtStart(text.substring(mention.end()));
            Matcher rest = REST.matcher(text).region(known, text.length());
            out.append(text, copied, mention.start()).append(SOMEBODY);
            copied = rest.lookingAt() ? rest.end() : known;
        }
        return out.append(text.substring(copied)).toString();
    }
}
