package studio.truss.app.studio.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.app.cloud.MirrorNews;
import studio.truss.core.sync.SyncStop;

/// What the badge says of the cloud, beside that everything is saved here.
public enum SyncState {
    /// Nobody asked for a cloud: nothing is said.
    QUIET,
    /// There is a cloud, and nobody is signed in.
    SIGNED_OUT,
    /// Somebody is signed in and has not said what becomes of this machine's own library.
    CHOOSE,
    MIRRORED,
    /// Everything was never compared yet.
    COMPARING,
    WAITING,
    OFFLINE,
    /// The sign-in has run out.
    SIGN_IN,
    /// Another window or program mirrors this library.
    ELSEWHERE,
    /// Something does not go on without the creator.
    ATTENTION;

    /// Whether the mirror waits for more than the network or another window.
    static boolean blocks(@Nullable SyncStop stop) {
        return stop != null && stop != SyncStop.OFFLINE && stop != SyncStop.BUSY;
    }

    /// The state of a creator who is signed in.
    static SyncState of(@Nullable MirrorNews news) {
        if (news == null) {
            return COMPARING;
        }
        SyncStop stop = news.stop() == null ? news.status().stop() : news.stop();
        if (stop == SyncStop.SIGN_IN) {
            return SIGN_IN;
        }
        if (blocks(stop)) {
            return ATTENTION;
        }
        if (news.status().parked() + news.status().conflicts() > 0) {
            return ATTENTION;
        }
        if (stop != null) {
            return stop == SyncStop.OFFLINE ? OFFLINE : ELSEWHERE;
        }
        if (news.status().pending() > 0) {
            return WAITING;
        }
        return news.status().lastSweep() == null ? COMPARING : MIRRORED;
    }
}
