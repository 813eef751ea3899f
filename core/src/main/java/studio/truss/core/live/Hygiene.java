package studio.truss.core.live;

import studio.truss.core.live.ChatMessage.Kind;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decides which messages count as people reacting to the stream. Nothing is removed: what does not
/// count stays in the log and is shown as discounted.
final class Hygiene {
    private static final long AFTER_EVENT_MS = 20_000;
    private static final int GIFTS_OF_A_BOMB = 5;
    private static final long BOMB_MS = 10_000;
    private static final int PER_USER = 2;
    private static final long PER_USER_MS = 5_000;
    private static final int COPIES = 5;
    private static final long COPIES_MS = 30_000;
    private static final int PASTA_LENGTH = 25;
    private static final int ANNOUNCEMENT_LENGTH = 50;
    private static final int ANNOUNCEMENTS = 3;
    private static final long ANNOUNCEMENT_GAP_MS = 60_000;

    private Hygiene() {}

    /// True per message where it counts.
    ///
    /// @param off rules that are left out
    static boolean[] counted(ChatLog log, Set<ChatRule> off) {
        List<ChatMessage> messages = log.messages();
        boolean[] counted = new boolean[messages.size()];
        for (int i = 0; i < counted.length; i++) {
            Kind kind = messages.get(i).kind();
            counted[i] = kind == Kind.NORMAL || kind == Kind.PAID;
        }
        if (!off.contains(ChatRule.EVENTS)) {
            discountAfterEvents(messages, counted);
        }
        if (!off.contains(ChatRule.COPIES)) {
            discountCopies(messages, counted);
        }
        if (log.named() && !off.contains(ChatRule.REPEATS)) {
            discountRepeats(messages, counted);
        }
        return counted;
    }

    /// A raid or a bomb of gifts makes people greet and thank, whatever the picture shows.
    private static void discountAfterEvents(List<ChatMessage> messages, boolean[] counted) {
        ArrayDeque<Long> gifts = new ArrayDeque<>();
        long greyUntil = Long.MIN_VALUE;
        for (int i = 0; i < counted.length; i++) {
            ChatMessage m = messages.get(i);
            if (m.kind() == Kind.RAID) {
                greyUntil = m.ms() + AFTER_EVENT_MS;
            } else if (m.kind() == Kind.GIFT) {
                int many = largestNumber(m.text());
                for (int n = 0; n < Math.clamp(many, 1, GIFTS_OF_A_BOMB); n++) {
                    gifts.addLast(m.ms());
                }
                while (!gifts.isEmpty() && gifts.peekFirst() < m.ms() - BOMB_MS) {
                    gifts.removeFirst();
                }
                if (gifts.size() >= GIFTS_OF_A_BOMB) {
                    greyUntil = m.ms() + AFTER_EVENT_MS;
                }
            }
            if (m.ms() <= greyUntil) {
                counted[i] = false;
            }
        }
    }

    /// The number given in `gifting 50 Tier 1 Subs`; a tier is no number of gifts.
    private static int largestNumber(String text) {
        int largest = 0;
        String previous = "";
        for (String word : text.split("[^\\p{Alnum}]+", 40)) {
            boolean digits =
                    !word.isEmpty()
                            && word.length() <= 5
                            && word.chars().allMatch(c -> c >= '0' && c <= '9');
            if (digits && !previous.equalsIgnoreCase("tier")) {
                largest = Math.max(largest, Integer.parseInt(word));
            }
            previous = word;
        }
        return largest;
    }

    private static final class Copies {
        final ArrayDeque<Integer> recent = new ArrayDeque<>();
        final Set<String> users = new HashSet<>();
        int kept;
        int seen;
        int announced;
        long announcedMs = Long.MIN_VALUE / 2;
    }

    /// The same long text by many people in half a minute counts as a few; the same one again and
    /// again through the stream by one or nobody named is an announcement.
    private static void discountCopies(List<ChatMessage> messages, boolean[] counted) {
        Map<String, Copies> texts = new HashMap<>();
        for (int i = 0; i < counted.length; i++) {
            ChatMessage m = messages.get(i);
            if (!counted[i] || m.text().length() < PASTA_LENGTH || m.text().indexOf(' ') < 0) {
                continue;
            }
            Copies copies = texts.computeIfAbsent(key(m.text()), k -> new Copies());
            if (m.user() != null) {
                copies.users.add(m.user());
            }
            announcement(m, copies, counted, i);
            while (!copies.recent.isEmpty()
                    && messages.get(copies.recent.peekFirst()).ms() < m.ms() - COPIES_MS) {
                copies.recent.removeFirst();
            }
            if (copies.recent.isEmpty()) {
                copies.kept = 0;
                copies.seen = 0;
            }
            copies.recent.addLast(i);
            copies.seen++;
            if (copies.seen == COPIES) {
                // only the first of those that were taken for five people's own words remains
                copies.recent.stream().skip(1).forEach(at -> counted[at] = false);
                copies.kept = 1;
            } else if (copies.seen > COPIES) {
                boolean keep = 1 + Math.log(copies.seen) >= copies.kept + 1;
                counted[i] &= keep;
                copies.kept += keep ? 1 : 0;
            }
        }
    }

    private static void announcement(ChatMessage m, Copies copies, boolean[] counted, int i) {
        if (m.text().length() < ANNOUNCEMENT_LENGTH || copies.users.size() > 1) {
            return;
        }
        if (m.ms() - copies.announcedMs >= ANNOUNCEMENT_GAP_MS) {
            copies.announced++;
        }
        copies.announcedMs = m.ms();
        if (copies.announced >= ANNOUNCEMENTS) {
            counted[i] = false;
        }
    }

    private static String key(String text) {
        StringBuilder key = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                key.append(Character.toLowerCase(c));
            }
        }
        return key.toString();
    }

    private static void discountRepeats(List<ChatMessage> messages, boolean[] counted) {
        Map<String, ArrayList<Long>> spoken = new HashMap<>();
        for (int i = 0; i < counted.length; i++) {
            ChatMessage m = messages.get(i);
            if (!counted[i] || m.user() == null) {
                continue;
            }
            ArrayList<Long> times =
                    spoken.computeIfAbsent(m.user(), u -> new ArrayList<>(PER_USER));
            if (times.size() < PER_USER) {
                times.add(m.ms());
            } else if (m.ms() - times.getFirst() < PER_USER_MS) {
                counted[i] = false;
            } else {
                times.removeFirst();
                times.add(m.ms());
            }
        }
    }
}
