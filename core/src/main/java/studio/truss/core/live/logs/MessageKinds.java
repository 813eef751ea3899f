package studio.truss.core.live.logs;

import org.jspecify.annotations.Nullable;

import studio.truss.core.live.ChatMessage.Kind;

import java.util.Locale;
import java.util.Set;

/// Tells people from bots, commands and system lines by what the log says, else by name and words.
final class MessageKinds {
    private static final Set<String> BOTS =
            Set.of(
                    "nightbot",
                    "streamelements",
                    "streamlabs",
                    "moobot",
                    "fossabot",
                    "wizebot",
                    "soundalerts",
                    "streamlootsbot",
                    "stayhydratedbot",
                    "deepbot",
                    "ankhbot",
                    "phantombot",
                    "coebot",
                    "kofistreambot",
                    "pretzelrocks",
                    "restreambot",
                    "streamstickers",
                    "tangiabot",
                    "botrixoficial",
                    "blerp",
                    "sery_bot",
                    "own3d",
                    "frostytoolsdotcom",
                    "vivbot",
                    "xanbot",
                    "lolrankbot",
                    "dixperbro",
                    "commanderroot",
                    "streamcaptainbot",
                    "mikuia",
                    "hnlbot",
                    "scorpbot");

    private MessageKinds() {}

    static Kind of(@Nullable String user, String text) {
        return of(user, text, "", false);
    }

    /// @param type the tool's own word for the kind, empty where it has none
    static Kind of(@Nullable String user, String text, String type, boolean paid) {
        String kind = type.toLowerCase(Locale.ROOT);
        if (!kind.isEmpty()) {
            Kind known = ofType(kind);
            if (known != null) {
                return known;
            }
        }
        if (paid) {
            return Kind.PAID;
        }
        if (user != null && bot(user.toLowerCase(Locale.ROOT))) {
            return Kind.BOT;
        }
        if (command(text)) {
            return Kind.COMMAND;
        }
        return ofWords(text);
    }

    private static @Nullable Kind ofType(String type) {
        if (type.contains("gift")) {
            return Kind.GIFT;
        }
        if (type.contains("raid")) {
            return Kind.RAID;
        }
        if (type.contains("paid") || type.contains("donation") || type.contains("sticker")) {
            return Kind.PAID;
        }
        if (type.contains("sub")
                || type.contains("member")
                || type.contains("notice")
                || type.contains("ban")
                || type.contains("ritual")
                || type.contains("announcement")
                || type.contains("engagement")
                || type.contains("mode")) {
            return Kind.NOTICE;
        }
        return null;
    }

    private static boolean bot(String user) {
        return BOTS.contains(user)
                || user.endsWith("_bot")
                || user.startsWith("bot_")
                || (user.endsWith("bot") && user.length() > 5);
    }

    private static boolean command(String text) {
        return text.length() > 1 && text.charAt(0) == '!' && Character.isLetter(text.charAt(1));
    }

    /// The platforms' own sentences, for logs that kept nothing but the words.
    private static Kind ofWords(String text) {
        // a cheap look first: nearly no line has these syllables
        if (text.length() < 15) {
            return Kind.NORMAL;
        }
        String low = text.toLowerCase(Locale.ROOT);
        if (low.contains("gift") && giftSentence(low)) {
            return Kind.GIFT;
        }
        if (low.contains("raid") && raidSentence(low)) {
            return Kind.RAID;
        }
        boolean subscription =
                low.contains(" subscribed at tier ")
                        || low.contains(" subscribed with prime")
                        || low.contains(" subscribed with twitch prime")
                        || low.contains("converted from a prime sub")
                        || low.contains("continuing the gift sub");
        return subscription ? Kind.NOTICE : Kind.NORMAL;
    }

    private static boolean giftSentence(String low) {
        return (low.contains(" gifted ") || low.contains(" gifting ") || low.contains(" gifts "))
                && (low.contains(" sub") || low.contains(" membership"))
                && (low.contains("tier")
                        || low.contains(" community")
                        || low.contains(" membership")
                        || number(low));
    }

    private static boolean raidSentence(String low) {
        return low.contains("raiders from")
                || low.contains("is raiding with")
                || low.contains("raiding with a party of")
                || (low.contains("raid") && low.contains(" viewers") && number(low));
    }

    private static boolean number(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }
}
