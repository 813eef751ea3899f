package studio.truss.core.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A log laid out in seconds: for each message its second, its person and whether it counts.
///
/// @param startMs time of second 0
/// @param seconds how many there are
/// @param second per message; in the middle of its step where the log's clock is coarser
/// @param person per message; without names every message is a person of its own
/// @param people one more than the largest person
record Timeline(
        long startMs,
        int seconds,
        List<ChatMessage> messages,
        int[] second,
        int[] person,
        int people,
        boolean[] counted) {
    private static final long COARSE_MS = 2_000;
    private static final long STEP_MAX_MS = 30_000;

    /// @param off rules that are left out
    static Timeline of(ChatLog log, Set<ChatRule> off) {
        List<ChatMessage> messages = log.messages();
        int n = messages.size();
        long shift = coarseStep(messages) / 2;
        long start = n == 0 ? 0 : Math.floorDiv(messages.getFirst().ms(), 1000L) * 1000;
        int[] second = new int[n];
        int[] person = new int[n];
        Map<String, Integer> ids = new HashMap<>();
        int people = 0;
        for (int i = 0; i < n; i++) {
            ChatMessage m = messages.get(i);
            second[i] = Math.toIntExact((m.ms() + shift - start) / 1000);
            String user = off.contains(ChatRule.PEOPLE) ? null : m.user();
            Integer known = user == null ? null : ids.putIfAbsent(user, people);
            person[i] = known == null ? people++ : known;
        }
        int seconds = n == 0 ? 0 : second[n - 1] + 1;
        return new Timeline(
                start, seconds, messages, second, person, people, Hygiene.counted(log, off));
    }

    int discounted() {
        int discounted = 0;
        for (boolean counts : counted) {
            discounted += counts ? 0 : 1;
        }
        return discounted;
    }

    /// The index of the first message at or after a second.
    int firstAt(int from) {
        int low = 0;
        int high = second.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (second[middle] < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Some logs round their times down to steps of 3 or 5 s: the step, or 0.
    private static long coarseStep(List<ChatMessage> messages) {
        long step = 0;
        for (ChatMessage m : messages) {
            step = gcd(step, Math.abs(m.ms()));
            if (step == 1) {
                break;
            }
        }
        return step >= COARSE_MS && step <= STEP_MAX_MS && messages.size() > 20 ? step : 0;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
