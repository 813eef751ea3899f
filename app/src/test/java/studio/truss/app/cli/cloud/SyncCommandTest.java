package studio.truss.app.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import studio.truss.app.cli.console.ExitCode;
import studio.truss.core.sync.SyncReport;
import studio.truss.core.sync.SyncStop;
import studio.truss.core.sync.remote.Meter;

class SyncCommandTest {
    private static int code(int parked, @Nullable SyncStop stop) {
        return SyncCommand.code(new SyncReport(3, 0, 0, parked, parked, Meter.ZERO, stop, ""));
    }

    @Test
    void whatTheCloudDidNotTakeIsSomeThatFailed() {
        assertEquals(ExitCode.DONE, code(0, null));
        assertEquals(ExitCode.SOME_FAILED, code(1, null));
        assertEquals(ExitCode.NO_INPUT_USABLE, code(1, SyncStop.OFFLINE));
    }
}
