package studio.truss.platform.devcloud;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.MagicLink;
import studio.truss.core.library.item.Timestamps;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// The magic links that are out, as the table keeps them below `MAGIC#<token>`: each is good once,
/// and its end is checked here, because the table removes expired items late. All of it happens in
/// one step, as one conditional delete does it there.
final class MagicItems {
    private static final int TOKEN_BYTES = 32;
    private static final int MOST = 1_000;

    private final Clock clock;
    private final Duration lifetime;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, MagicLink> items =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, MagicLink> eldest) {
                    return size() > MOST;
                }
            };

    MagicItems(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    synchronized String issue(String email) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        long end = clock.instant().plus(lifetime).getEpochSecond();
        String now = Timestamps.print(clock.instant());
        items.put(token, new MagicLink(token, email, null, now, null, end));
        return token;
    }

    /// Uses a link up; says whether it was good for this address.
    synchronized boolean use(@Nullable String token, String email) {
        MagicLink item = token == null ? null : items.get(token);
        if (item == null || !item.email().equals(email)) {
            return false;
        }
        items.remove(token);
        return item.ttl() > clock.instant().getEpochSecond();
    }
}
