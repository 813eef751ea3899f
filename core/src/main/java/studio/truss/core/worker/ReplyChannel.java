package studio.truss.core.worker;

import studio.truss.core.worker.protocol.Frame;
import studio.truss.core.worker.protocol.JobFault;
import studio.truss.core.worker.protocol.Wire;

import java.io.DataOutputStream;
import java.io.IOException;

/// The worker's answering end, used by the job's thread. A parent that no longer listens ends the
/// process.
final class ReplyChannel {
    private final DataOutputStream out;
    private final Wire wire;
    private final Runnable orphaned;

    /// @param orphaned ends the process
    ReplyChannel(DataOutputStream out, Wire wire, Runnable orphaned) {
        this.out = out;
        this.wire = wire;
        this.orphaned = orphaned;
    }

    void send(Frame.Kind kind, long job, Object value) {
        send(kind, job, wire.write(value));
    }

    synchronized void send(Frame.Kind kind, long job, byte[] body) {
        if (body.length > Frame.REPLY_MAX) {
            throw new IllegalStateException(
                    "an answer of " + body.length + " bytes is above " + Frame.REPLY_MAX);
        }
        try {
            new Frame(kind, job, body).write(out);
        } catch (IOException e) {
            orphaned.run();
        }
    }

    void failed(long job, JobFault fault) {
        send(Frame.Kind.FAILED, job, fault);
    }
}
