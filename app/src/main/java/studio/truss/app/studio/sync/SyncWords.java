package studio.truss.app.studio.sync;

import studio.truss.app.cloud.MirrorNews;
import studio.truss.app.studio.look.Messages;
import studio.truss.core.sync.MirrorStatus;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The mirror's figures in words.
public record SyncWords(Messages messages) {
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);

    /// What stands on the badge.
    String badge(SyncModel model) {
        MirrorNews news = model.newsProperty().get();
        MirrorStatus status = news == null ? null : news.status();
        long pending = status == null ? 0 : status.pending();
        return switch (model.stateProperty().get()) {
            case QUIET -> "";
            case SIGNED_OUT, SIGN_IN -> messages.of("sync.badge.signIn");
            case CHOOSE -> messages.of("sync.badge.choose");
            case MIRRORED -> messages.of("sync.badge.mirrored");
            case COMPARING -> messages.of("sync.badge.comparing");
            case WAITING -> messages.of("sync.badge.waiting", pending);
            case OFFLINE -> messages.of("sync.badge.offline", pending);
            case ELSEWHERE -> messages.of("sync.badge.elsewhere");
            case ATTENTION -> {
                long asks = status == null ? 0 : status.parked() + status.conflicts();
                yield asks > 0 && !SyncState.blocks(model.stop())
                        ? messages.of("sync.badge.asks", asks)
                        : messages.of("sync.badge.attention");
            }
        };
    }

    /// The state in a sentence.
    public String sentence(SyncModel model) {
        String trouble = model.trouble();
        return trouble.isEmpty()
                ? messages.of("sync.sentence." + model.stateProperty().get().name())
                : trouble;
    }

    public String pending(MirrorStatus status) {
        return messages.of("sync.pending.value", status.pending());
    }

    public String sweep(MirrorStatus status) {
        Instant last = status.lastSweep();
        return last == null ? messages.of("sync.sweep.never") : when(last);
    }

    public String cost(MirrorStatus status) {
        return messages.of("sync.cost.value", units(status.rru()), units(status.wru()));
    }

    private static String units(double units) {
        return String.format(Locale.ROOT, units == Math.rint(units) ? "%,.0f" : "%,.1f", units);
    }

    public static String when(Instant instant) {
        return AT.withZone(ZoneId.systemDefault()).format(instant);
    }
}
