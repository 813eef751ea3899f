package studio.truss.core.sync;

import studio.truss.core.sync.sqlite.BaseTable;
import studio.truss.core.sync.sqlite.SyncState;

import java.util.Locale;

/// What is said of the mirror's troubles.
final class Words {
    private static final int KB = 1024;

    private Words() {}

    /// What the mirror is held by, with what is known of it.
    static String held(SyncStop stop, SyncState state, BaseTable bases) {
        return stop == SyncStop.MUCH_MISSING ? Missing.words(state, bases) : of(stop);
    }

    static String of(SyncStop stop) {
        return switch (stop) {
            case OFFLINE ->
                    "The cloud cannot be reached. Everything is saved here and goes on later.";
            case SIGN_IN -> "The sign-in has run out. Sign in again; everything is saved here.";
            case DENIED ->
                    "The cloud does not let this account into its partition. Sign in again, or ask"
                            + " whoever set the cloud up.";
            case CLOCK ->
                    "This computer's clock is too far from the cloud's. Set it right; everything is"
                            + " saved here.";
            case NO_TABLE -> "The cloud has no such table. Check the name in the cloud's settings.";
            case OTHER_CREATOR -> "The cloud's partition belongs to another creator.";
            case NEWER ->
                    "The cloud's library was written by a newer version. What comes from there is"
                            + " taken over; update Truss Studio to send what is changed here.";
            case CLOUD_WENT_BACK ->
                    "The cloud no longer knows this computer: its table was put back to an earlier"
                        + " state, or this computer was away for half a year. Nothing is sent or"
                        + " deleted until you say so: truss sync --rejoin compares everything that"
                        + " waits here with the cloud and goes on.";
            case MUCH_MISSING ->
                    "Much of what was in the cloud is missing there. Nothing is deleted here and"
                            + " nothing is sent until you say how to go on.";
            case BUSY -> "Another Truss Studio is at it.";
        };
    }

    static String tooLarge(int bytes) {
        return String.format(
                Locale.ROOT,
                "It would have %d KB in the cloud, which takes 400. Shorten its longest texts; it"
                        + " is sent then.",
                bytes / KB);
    }

    static String loop() {
        return "Another program undoes this change again and again. It waits until you decide.";
    }
}
